using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Reads MatrixMarket files (Boisvert, Pozo, Remington 1996): coordinate and array; integer, rational (<c>p/q</c>), real (decimals are
/// taken exactly) and pattern (every entry is 1); general, symmetric and skew-symmetric.
/// </summary>
internal static class MatrixMarketReader
{
    private const string Banner = "expected: %%MatrixMarket matrix coordinate|array integer|rational|real|pattern general|symmetric|skew-symmetric";

    /// <summary>Reads a matrix.</summary>
    /// <exception cref="InputError">The file is not of the format; with its line.</exception>
    public static LinearSystem Read(LineReader reader)
    {
        string banner = reader.Read() ?? throw reader.Error("the file is empty", Banner);
        string[] words = banner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 5 || words[0] != "%%MatrixMarket") throw reader.Error($"'{EntryList.Shown(banner)}' is not a MatrixMarket banner", Banner);
        string shape = words[2].ToLowerInvariant(), kind = words[3].ToLowerInvariant(), symmetry = words[4].ToLowerInvariant();
        Require(reader, words[1].ToLowerInvariant(), "matrix");
        Require(reader, shape, "coordinate", "array");
        Require(reader, kind, "integer", "rational", "real", "pattern");
        Require(reader, symmetry, "general", "symmetric", "skew-symmetric");
        bool isPattern = kind == "pattern", isArray = shape == "array";
        if (isPattern && (isArray || symmetry == "skew-symmetric")) throw reader.Error($"a pattern cannot be {(isArray ? "an array" : symmetry)}", Banner);

        string size = reader.ReadContent('%') ?? throw reader.Error("the file ends before its size line", $"expected: rows columns{(isArray ? "" : " entries")}");
        ReadOnlySpan<char> rest = size;
        long rows = EntryList.ReadSize(reader, Tokens.Next(ref rest), "rows"), columns = EntryList.ReadSize(reader, Tokens.Next(ref rest), "columns");
        if (symmetry != "general" && rows != columns) throw reader.Error($"a {rows} x {columns} matrix cannot be {symmetry}", "expected as many columns as rows");
        var entries = new EntryList(reader, rows, columns, reader.Line);
        if (isArray)
        {
            if (!rest.IsWhiteSpace()) throw reader.Error($"'{EntryList.Shown(size)}' is not the size of an array", "expected: rows columns");
            ReadArray(reader, entries, (int)rows, (int)columns, symmetry);
        }
        else
        {
            ReadOnlySpan<char> countText = Tokens.Next(ref rest);
            if (!long.TryParse(countText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long count) || !rest.IsWhiteSpace())
                throw reader.Error($"'{EntryList.Shown(size)}' is not the size of a coordinate matrix", "expected: rows columns entries");
            ReadCoordinates(reader, entries, rows, columns, count, isPattern, symmetry);
        }
        return new LinearSystem(entries.Build()) { Source = reader.Name };
    }

    private static void ReadCoordinates(LineReader reader, EntryList entries, long rows, long columns, long count, bool isPattern, string symmetry)
    {
        long read = 0;
        while (reader.ReadContent('%') is { } line)
        {
            if (read == count) throw reader.Error($"there are more entries than the {count} of the size line", "expected the end of the file");
            ReadOnlySpan<char> rest = line;
            ReadOnlySpan<char> rowText = Tokens.Next(ref rest), columnText = Tokens.Next(ref rest), value = isPattern ? "1" : Tokens.Next(ref rest);
            if (columnText.IsEmpty || value.IsEmpty || !rest.IsWhiteSpace())
                throw reader.Error($"'{EntryList.Shown(line)}' is not an entry", isPattern ? "expected: row column" : "expected: row column value");
            int row = entries.ReadIndex(rowText, rows, "row"), column = entries.ReadIndex(columnText, columns, "column");
            Add(reader, entries, row, column, ReadNumber(reader, value), symmetry);
            read++;
        }
        if (read < count) throw reader.Error($"the file ends after {read} of {count} entries", "expected as many entries as the size line says");
    }

    /// <summary>Arrays stand column by column; of symmetric ones only the part on and below the diagonal is written.</summary>
    private static void ReadArray(LineReader reader, EntryList entries, int rows, int columns, string symmetry)
    {
        long read = 0;
        for (int column = 0; column < columns; column++)
        {
            int first = symmetry switch { "symmetric" => column, "skew-symmetric" => column + 1, _ => 0 };
            for (int row = first; row < rows; row++)
            {
                string line = reader.ReadContent('%')
                    ?? throw reader.Error($"the file ends after {read} entries", $"expected all entries of the {rows} x {columns} array, a line each");
                Rational value = ReadNumber(reader, line.AsSpan().Trim());
                if (!value.IsZero) Add(reader, entries, row, column, value, symmetry);
                read++;
            }
        }
        if (reader.ReadContent('%') is not null) throw reader.Error($"there are more entries than those of the {rows} x {columns} array", "expected the end of the file");
    }

    private static void Add(LineReader reader, EntryList entries, int row, int column, Rational value, string symmetry)
    {
        if (symmetry == "skew-symmetric" && row == column && !value.IsZero) throw reader.Error("a skew-symmetric matrix has no entries on its diagonal", "expected 0");
        entries.Add(row, column, value);
        if (symmetry != "general" && row != column) entries.Add(column, row, symmetry == "symmetric" ? value : -value);
    }

    private static Rational ReadNumber(LineReader reader, ReadOnlySpan<char> text) =>
        Number.Read(text, out Rational number) is { } problem ? throw reader.Error(problem.What, problem.Expected) : number;

    private static void Require(LineReader reader, string word, params string[] allowed)
    {
        if (!allowed.Contains(word)) throw reader.Error($"'{EntryList.Shown(word)}' is not supported", $"expected {string.Join(", ", allowed)}");
    }
}
