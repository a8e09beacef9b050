using System.Text;

namespace Mathesis.Scripting;

/// <summary>Reads the contents of an f-string.</summary>
internal sealed class FormatTextParser(string source, FormatLiteral literal, int depth)
{
    private readonly SourceReader reader = new(source, literal.Start, literal.End, literal.Position);

    /// <summary>Appends the parts; text that is not yet a part stays in the builder.</summary>
    public void Parse(List<FormatPart> parts, StringBuilder text) => ParseParts(parts, text, isFormat: false);

    private void ParseParts(List<FormatPart> parts, StringBuilder text, bool isFormat)
    {
        while (!reader.IsAtEnd)
        {
            char c = reader.Current;
            if (c == '{' && (isFormat || reader.Peek() != '{'))
            {
                Flush(parts, text);
                parts.Add(ParseField(parts, isFormat));
            }
            else if (c == '}' && isFormat)
            {
                return;
            }
            else if (c is '{' or '}')
            {
                if (reader.Peek() != c) throw reader.Error("f-string: single '}' is not allowed");
                reader.Skip(2);
                text.Append(c);
            }
            else if (c == '\\' && !literal.IsRaw)
            {
                TextLexer.Escape(reader, text);
            }
            else
            {
                text.Append(reader.Next());
            }
        }
    }

    private static void Flush(List<FormatPart> parts, StringBuilder text)
    {
        if (text.Length == 0) return;
        parts.Add(new FormatPart(text.ToString(), null, '\0', null));
        text.Clear();
    }

    private FormatPart ParseField(List<FormatPart> parts, bool isFormat)
    {
        Position position = reader.Position;
        reader.Next();
        int start = reader.Offset;
        Position place = reader.Position;
        SkipExpression();
        int end = reader.Offset;
        if (string.IsNullOrWhiteSpace(source[start..end])) throw SourceReader.Error("f-string: empty expression not allowed", position);
        Expression value = Parser.ParsePart(source, new SourceReader(source, start, end, place), depth);

        bool shows = false;
        if (reader.Current == '=')
        {
            reader.Next();
            while (reader.Current == ' ') reader.Next();
            shows = true;
            parts.Add(new FormatPart(source[start..reader.Offset], null, '\0', null));
        }
        char conversion = '\0';
        if (reader.Current == '!')
        {
            reader.Next();
            conversion = reader.Current;
            if (conversion is not ('r' or 's' or 'a')) throw reader.Error("f-string: invalid conversion character");
            reader.Next();
        }
        FormatTextNode? format = null;
        if (reader.Current == ':')
        {
            if (isFormat) throw reader.Error("f-string: expressions nested too deeply");
            reader.Next();
            var inner = new List<FormatPart>();
            var text = new StringBuilder();
            Position formatPosition = reader.Position;
            ParseParts(inner, text, isFormat: true);
            Flush(inner, text);
            format = new FormatTextNode(formatPosition, inner);
        }
        if (reader.Current != '}') throw reader.Error("f-string: expecting '}'");
        reader.Next();
        if (shows && conversion == '\0' && format is null) conversion = 'r';
        return new FormatPart("", value, conversion, format);
    }

    private void SkipExpression()
    {
        int open = 0;
        while (true)
        {
            if (reader.IsAtEnd) throw reader.Error("f-string: expecting '}'");
            char c = reader.Current;
            if (c is '\'' or '"')
            {
                SkipText(c);
                continue;
            }
            if (c == '\\') throw reader.Error("f-string expression part cannot include a backslash");
            if (c == '#') throw reader.Error("f-string expression part cannot include '#'");
            if (open == 0)
            {
                if (c is '}' or ':') return;
                if (c == '!' && reader.Peek() != '=') return;
                if (c == '=' && reader.Peek() != '=') return;
                if (c is '=' or '!' or '<' or '>' && reader.Peek() == '=') reader.Next();
            }
            if (c is '(' or '[' or '{') open++;
            else if (c is ')' or ']' or '}' && --open < 0) throw reader.Error($"f-string: unmatched '{c}'");
            reader.Next();
        }
    }

    private void SkipText(char quote)
    {
        string closing = reader.Peek() == quote && reader.Peek(2) == quote ? new string(quote, 3) : quote.ToString();
        reader.Skip(closing.Length);
        while (!reader.StartsWith(closing))
        {
            if (reader.IsAtEnd || reader.Current == '\\') throw reader.Error("f-string: unterminated string");
            reader.Next();
        }
        reader.Skip(closing.Length);
    }
}
