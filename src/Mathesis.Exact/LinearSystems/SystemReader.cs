using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Reads linear systems and matrices from files.</summary>
public static class SystemReader
{
    /// <summary>The most characters that are looked at to find out the format.</summary>
    private const int SniffedLength = 1 << 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format; null finds it out from the content.</param>
    /// <exception cref="InputError">The file cannot be read or is not of the format; with its line.</exception>
    public static LinearSystem Read(string path, SystemFormat? format = null)
    {
        Stream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputError("cannot read the file", path, "expected a file with equations or a matrix", exception);
        }
        using (stream)
        {
            format ??= Sniff(stream, path);
            using var reader = new LineReader(stream, path);
            return Read(reader, format.Value);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="format">Its format; null finds it out from the content.</param>
    /// <exception cref="InputError">The text is not of the format; with its line.</exception>
    public static LinearSystem ReadText(string text, string name = "input", SystemFormat? format = null)
    {
        format ??= Sniff(text.AsSpan(0, Math.Min(text.Length, SniffedLength)));
        using var reader = new LineReader(new StringReader(text), name);
        return Read(reader, format.Value);
    }

    private static LinearSystem Read(LineReader reader, SystemFormat format) => format switch
    {
        SystemFormat.Sms => SmsReader.Read(reader),
        SystemFormat.MatrixMarket => MatrixMarketReader.Read(reader),
        SystemFormat.Csv => CsvMatrixReader.Read(reader),
        _ => EquationReader.Read(reader),
    };

    private static SystemFormat Sniff(Stream stream, string path)
    {
        byte[] start = new byte[SniffedLength];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == 0) throw new InputError("the file is empty", path, "expected equations or a matrix");
        stream.Position = 0;
        return Sniff(System.Text.Encoding.UTF8.GetString(start, 0, length));
    }

    /// <summary>The format of a file that begins so.</summary>
    private static SystemFormat Sniff(ReadOnlySpan<char> start)
    {
        start = start.TrimStart('\uFEFF');
        if (start.StartsWith("%%MatrixMarket")) return SystemFormat.MatrixMarket;
        bool hasEquals = start.Contains('=');
        foreach (Range range in start.Split('\n'))
        {
            ReadOnlySpan<char> line = start[range].Trim();
            if (line.IsEmpty || line[0] is '#' or '%' || line.StartsWith("//")) continue;
            if (IsSmsHeader(line)) return SystemFormat.Sms;
            return !hasEquals || LooksLikeCells(line) ? SystemFormat.Csv : SystemFormat.Equations;
        }
        return SystemFormat.Equations;
    }

    private static bool IsSmsHeader(ReadOnlySpan<char> line)
    {
        if (Tokens.Count(line) != 3) return false;
        return IsNumber(Tokens.Next(ref line)) && IsNumber(Tokens.Next(ref line)) && Tokens.Next(ref line) is [var kind] && char.IsAsciiLetter(kind);

        static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether a line is one of numbers, or of the names of an augmented matrix: these end in a cell '='.</summary>
    private static bool LooksLikeCells(ReadOnlySpan<char> line) => line.Contains('=')
        ? line[^1] == '=' && line.Count('=') == 1 && line[..^1].TrimEnd() is [.., ',' or ';' or '\t']
        : !line.ContainsAnyExcept("0123456789+-./eE,; \t");
}
