using Mathesis.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mathesis.Merging;

/// <summary>Reads YAML into values that know their line and column, so that every error can say where.</summary>
internal sealed class YamlReader
{
    /// <summary>The most values of a document, aliases counted each time: a plan has few, and aliases of aliases grow without bound.</summary>
    private const int MostNodes = 1_000_000;

    private const int MostDepth = 64;

    private readonly string file;
    private readonly Parser parser;
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal);
    private int nodes;

    private YamlReader(string text, string file)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads all documents of a text.</summary>
    /// <exception cref="InputError">It is not YAML.</exception>
    public static IReadOnlyList<YamlNode> Read(string text, string file)
    {
        var reader = new YamlReader(text, file);
        try
        {
            return reader.ReadDocuments();
        }
        catch (YamlException exception)
        {
            throw new InputError(
                $"not YAML: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
                FormattableString.Invariant($"{file}, line {exception.Start.Line}, column {exception.Start.Column}"), cause: exception);
        }
    }

    private List<YamlNode> ReadDocuments()
    {
        var documents = new List<YamlNode>();
        Next();
        while (Next() is DocumentStart)
        {
            anchors.Clear();
            documents.Add(ReadNode(Next(), 0));
            Next();
        }
        return documents;
    }

    private ParsingEvent Next()
    {
        parser.MoveNext();
        return parser.Current!;
    }

    private YamlNode ReadNode(ParsingEvent start, int depth)
    {
        (long line, long column) = (start.Start.Line, start.Start.Column);
        if (depth > MostDepth) throw new InputError("values are nested too deeply", FormattableString.Invariant($"{file}, line {line}, column {column}"));
        int before = nodes++;
        YamlNode node;
        switch (start)
        {
            case AnchorAlias alias:
                if (!anchors.TryGetValue(alias.Value.Value, out YamlNode? known))
                    throw new InputError($"there is no anchor '{alias.Value.Value}'", FormattableString.Invariant($"{file}, line {line}, column {column}"));
                nodes += sizes[alias.Value.Value];
                Check(line);
                return known;
            case Scalar scalar:
                node = new YamlScalar(file, line, column, scalar.Value, scalar.Style is ScalarStyle.Plain);
                break;
            case SequenceStart:
                var items = new List<YamlNode>();
                for (ParsingEvent next = Next(); next is not SequenceEnd; next = Next()) items.Add(ReadNode(next, depth + 1));
                node = new YamlSequence(file, line, column, items);
                break;
            case MappingStart:
                node = ReadMapping(line, column, depth);
                break;
            default:
                throw new InputError("unexpected content", FormattableString.Invariant($"{file}, line {line}, column {column}"));
        }
        Check(line);
        if (start is NodeEvent { Anchor.IsEmpty: false } named)
        {
            anchors[named.Anchor.Value] = node;
            sizes[named.Anchor.Value] = nodes - before;
        }
        return node;
    }

    private YamlMapping ReadMapping(long line, long column, int depth)
    {
        var entries = new List<(YamlScalar, YamlNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (ParsingEvent next = Next(); next is not MappingEnd; next = Next())
        {
            if (ReadNode(next, depth + 1) is not YamlScalar key)
                throw new InputError("a key is not a text", FormattableString.Invariant($"{file}, line {next.Start.Line}, column {next.Start.Column}"));
            if (!keys.Add(key.Text)) throw new InputError($"the key '{key.Text}' is given twice", key.Where);
            entries.Add((key, ReadNode(Next(), depth + 1)));
        }
        return new YamlMapping(file, line, column, entries);
    }

    private void Check(long line)
    {
        if (nodes > MostNodes) throw new InputError($"there are more than {MostNodes} values", FormattableString.Invariant($"{file}, line {line}"));
    }
}
