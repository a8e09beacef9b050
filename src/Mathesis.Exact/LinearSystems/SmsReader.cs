using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Reads the sparse format SMS (Dumas; used by LinBox, SpaSM and the SparseMatrices collection): a header <c>rows columns M</c>, a line
/// <c>i j value</c> for each entry, counted from 1, and <c>0 0 0</c> as the last. Values are integers or fractions. Lines that begin with
/// <c>#</c> or <c>%</c> are comments.
/// </summary>
internal static class SmsReader
{
    /// <summary>Reads a matrix.</summary>
    /// <exception cref="InputError">The file is not of the format; with its line.</exception>
    public static LinearSystem Read(LineReader reader)
    {
        string header = ReadContent(reader) ?? throw reader.Error("the file is empty", "expected the header: rows columns M");
        ReadOnlySpan<char> rest = header;
        ReadOnlySpan<char> rowText = Tokens.Next(ref rest), columnText = Tokens.Next(ref rest), kind = Tokens.Next(ref rest);
        if (kind.Length != 1 || !char.IsAsciiLetter(kind[0]) || !rest.IsWhiteSpace())
            throw reader.Error($"'{EntryList.Shown(header)}' is not the header of an SMS file", "expected: rows columns M");
        long rows = EntryList.ReadSize(reader, rowText, "rows"), columns = EntryList.ReadSize(reader, columnText, "columns");
        var entries = new EntryList(reader, rows, columns, reader.Line);
        while (ReadContent(reader) is { } line)
        {
            rest = line;
            ReadOnlySpan<char> i = Tokens.Next(ref rest), j = Tokens.Next(ref rest), value = Tokens.Next(ref rest);
            if (value.IsEmpty || !rest.IsWhiteSpace()) throw reader.Error($"'{EntryList.Shown(line)}' is not an entry", "expected: row column value");
            if (i is "0" && j is "0")
            {
                if (value is not "0") throw reader.Error($"'{EntryList.Shown(line)}' is not the last line", "expected: 0 0 0");
                if (ReadContent(reader) is not null) throw reader.Error("there is more after the last line 0 0 0", "expected the end of the file");
                return new LinearSystem(entries.Build()) { Source = reader.Name };
            }
            entries.Add(i, j, value);
        }
        throw reader.Error($"the file ends after {entries.Count} entries without its last line", "expected: 0 0 0");
    }

    private static string? ReadContent(LineReader reader)
    {
        string? line;
        do line = reader.ReadContent('#');
        while (line is not null && line.AsSpan().TrimStart().StartsWith('%'));
        return line;
    }
}
