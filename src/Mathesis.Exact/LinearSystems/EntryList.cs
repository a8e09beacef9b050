using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The entries of a sparse matrix as a file gives them, in any order; memory grows with what is read, not with what a header says.</summary>
/// <param name="reader">The file, for errors.</param>
/// <param name="rows">The number of rows that the header gives.</param>
/// <param name="columns">The number of columns that the header gives.</param>
/// <param name="headerLine">The line of the header.</param>
internal sealed class EntryList(LineReader reader, long rows, long columns, int headerLine)
{
    /// <summary>An empty matrix may be that large; a larger one must have entries in proportion.</summary>
    private const long EmptyLimit = 1_000_000;

    private const long PerEntry = 64;

    private readonly List<(int Row, int Column)> places = [];
    private readonly List<Rational> values = [];
    private readonly List<int> lines = [];

    /// <summary>The number of entries, zeros included.</summary>
    public int Count => places.Count;

    /// <summary>Reads a number of rows or columns of a header.</summary>
    /// <exception cref="InputError">It is no number from 0 to 2^31 - 2.</exception>
    public static long ReadSize(LineReader reader, ReadOnlySpan<char> text, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size < int.MaxValue
            ? size
            : throw reader.Error($"'{Shown(text)}' is not a number of {what}", $"expected an integer from 0 to {int.MaxValue - 1}");

    /// <summary>Adds an entry that stands on the reader's line.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="value">The entry's text.</param>
    /// <exception cref="InputError">A place outside the matrix, or no number.</exception>
    public void Add(ReadOnlySpan<char> row, ReadOnlySpan<char> column, ReadOnlySpan<char> value) =>
        Add(ReadIndex(row, rows, "row"), ReadIndex(column, columns, "column"), Number.Read(value, out Rational number) is { } problem ? throw reader.Error(problem.What, problem.Expected) : number);

    /// <summary>Adds an entry that stands on the reader's line.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    /// <param name="value">The entry.</param>
    public void Add(int row, int column, Rational value)
    {
        places.Add((row, column));
        values.Add(value);
        lines.Add(reader.Line);
    }

    /// <summary>A row or column of an entry, from 0.</summary>
    public int ReadIndex(ReadOnlySpan<char> text, long size, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long index) && index >= 1 && index <= size
            ? (int)(index - 1)
            : throw reader.Error($"{what} '{Shown(text)}' lies outside the {rows} x {columns} matrix", $"expected an integer from 1 to {size}");

    /// <summary>The matrix.</summary>
    /// <exception cref="InputError">A place is given twice, or the header claims a matrix out of proportion to the entries.</exception>
    public SparseMatrix<Rational> Build()
    {
        if (Math.Max(rows, columns) > EmptyLimit + (PerEntry * Count))
            throw new InputError(
                $"the header claims a {rows} x {columns} matrix, but {Count} {(Count == 1 ? "entry follows" : "entries follow")}", $"{reader.Name}:{headerLine}",
                $"expected at most {EmptyLimit + (PerEntry * Count)} rows and columns for so few entries");
        int[] starts = new int[rows + 1];
        foreach ((int row, _) in places) starts[row + 1]++;
        for (int row = 0; row < rows; row++) starts[row + 1] += starts[row];
        int[] next = starts[..(int)rows];
        int[] order = new int[Count];
        for (int i = 0; i < Count; i++) order[next[places[i].Row]++] = i;
        var builder = new SparseMatrixBuilder<Rational>((int)columns);
        for (int row = 0; row < rows; row++)
        {
            Span<int> entries = order.AsSpan(starts[row]..starts[row + 1]);
            entries.Sort((a, b) => places[a].Column != places[b].Column ? places[a].Column.CompareTo(places[b].Column) : a.CompareTo(b));
            for (int i = 0; i < entries.Length; i++)
            {
                int column = places[entries[i]].Column;
                if (i > 0 && places[entries[i - 1]].Column == column)
                    throw new InputError(
                        $"the entry in row {row + 1}, column {column + 1} is given again", $"{reader.Name}:{lines[entries[i]]}",
                        $"it stands on line {lines[entries[i - 1]]} already");
                if (!values[entries[i]].IsZero) builder.Add(column, values[entries[i]]);
            }
            builder.EndRow();
        }
        return builder.Build();
    }

    /// <summary>A piece of a file, short enough for an error.</summary>
    public static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}...";
}
