using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Reads a matrix of numbers (integers, fractions <c>p/q</c>, exact decimals), a row a line. Cells are separated by commas, semicolons,
/// tabs or blanks: whichever of these, in this order, the first line holds. A first line without any number names the columns, and if its
/// last name is <c>=</c> or <c>rhs</c> the last column is the right-hand side. Lines that begin with <c>#</c> are comments.
/// </summary>
internal static class CsvMatrixReader
{
    /// <summary>Reads a matrix, or a system when the names say so.</summary>
    /// <exception cref="InputError">The file is not of the format; with its line.</exception>
    public static LinearSystem Read(LineReader reader)
    {
        string first = reader.ReadContent('#') ?? throw reader.Error("the file holds no row", "expected rows of numbers");
        char separator = first.Contains(',') ? ',' : first.Contains(';') ? ';' : first.Contains('\t') ? '\t' : ' ';
        List<string>? names = ReadNames(reader, first, separator);
        int columns = -1;
        var lines = new List<int>();
        SparseMatrixBuilder<Rational>? builder = null;
        for (string? line = names is null ? first : reader.ReadContent('#'); line is not null; line = reader.ReadContent('#'))
        {
            if (columns < 0)
            {
                columns = names?.Count ?? CountCells(line, separator);
                builder = new SparseMatrixBuilder<Rational>(columns);
            }
            ReadRow(reader, line, separator, columns, builder!);
            lines.Add(reader.Line);
        }
        if (builder is null) throw reader.Error("the file names columns but holds no row", "expected rows of numbers");
        bool hasRightSide = names is [.., "=" or "rhs"];
        var system = new LinearSystem(builder.Build(), unknowns: names, lines: [.. lines]) { Source = reader.Name };
        return hasRightSide ? system.WithLastColumnAsRightSide() : system;
    }

    private static void ReadRow(LineReader reader, ReadOnlySpan<char> line, char separator, int columns, SparseMatrixBuilder<Rational> builder)
    {
        int column = 0;
        while (TakeCell(ref line, separator, out ReadOnlySpan<char> cell))
        {
            if (Number.Read(cell, out Rational number) is { } problem)
                throw reader.Error(cell.IsEmpty ? $"cell {column + 1} is empty" : problem.What, problem.Expected + $" in cell {column + 1}");
            if (column < columns && !number.IsZero) builder.Add(column, number);
            column++;
        }
        if (column != columns) throw reader.Error($"the row has {column} cells", $"expected {columns} as in the first row");
        builder.EndRow();
    }

    private static List<string>? ReadNames(LineReader reader, ReadOnlySpan<char> line, char separator)
    {
        var names = new List<string>();
        while (TakeCell(ref line, separator, out ReadOnlySpan<char> cell))
        {
            // Any number, and any attempt at one, makes the line a row.
            if (cell.IsEmpty || char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+' or '.') return null;
            names.Add(cell.Trim('"').ToString());
        }
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in names)
            if (!seen.Add(name)) throw reader.Error($"the column name '{EntryList.Shown(name)}' stands twice", "expected different names");
        return names;
    }

    private static int CountCells(ReadOnlySpan<char> line, char separator)
    {
        int count = 0;
        while (TakeCell(ref line, separator, out _)) count++;
        return count;
    }

    /// <summary>Takes the next cell off the front; false at the end. Blanks separate in any number, other separators once each.</summary>
    private static bool TakeCell(ref ReadOnlySpan<char> line, char separator, out ReadOnlySpan<char> cell)
    {
        const char Exhausted = '\0';
        if (separator == ' ')
        {
            cell = Tokens.Next(ref line);
            return !cell.IsEmpty;
        }
        if (line is [Exhausted])
        {
            cell = [];
            return false;
        }
        int length = line.IndexOf(separator);
        cell = (length < 0 ? line : line[..length]).Trim();
        line = length < 0 ? "\0" : line[(length + 1)..];
        return true;
    }
}
