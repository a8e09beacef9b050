using System.Diagnostics;
using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// The part of a sparse matrix that is not eliminated yet: rows with values, columns as lists of rows, and both by their counts, so that
/// pivots of small Markowitz cost are found quickly (Markowitz 1957; the search is limited as in Zlatev 1980).
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
internal sealed class ActiveMatrix<TField, TElement>
    where TField : struct, IField<TElement>
{
    /// <summary>How many rows and columns are looked at for a pivot.</summary>
    private const int SearchLimit = 4;

    private readonly TField field;
    private readonly int pivotColumns;
    private readonly SparseRow<TElement>?[] rows;
    private readonly int[] rowCounts;
    private readonly int[] columnCounts;
    private readonly List<int>?[] columnRows;
    private readonly CountLists rowLists;
    private readonly CountLists columnLists;
    private readonly int[] visits;
    private int visit;
    private int[] mergedColumns = new int[64];
    private TElement[] mergedValues = new TElement[64];

    /// <summary>The whole matrix is active.</summary>
    /// <param name="field">The field.</param>
    /// <param name="matrix">The matrix; its rows are copied.</param>
    /// <param name="pivotColumns">Only the first so many columns may hold pivots.</param>
    public ActiveMatrix(TField field, SparseMatrix<TElement> matrix, int pivotColumns)
    {
        this.field = field;
        this.pivotColumns = pivotColumns;
        rows = new SparseRow<TElement>?[matrix.Rows];
        rowCounts = new int[matrix.Rows];
        columnCounts = new int[pivotColumns];
        columnRows = new List<int>?[pivotColumns];
        visits = new int[matrix.Rows];
        for (int row = 0; row < matrix.Rows; row++)
        {
            ReadOnlySpan<int> columns = matrix.RowColumns(row);
            int count = 0;
            while (count < columns.Length && columns[count] < pivotColumns) columnCounts[columns[count++]]++;
            rowCounts[row] = count;
            Entries += count;
            if (count > 0) Rows++;
            else if (columns.Length > 0) NoteContradiction(row);
            if (count > 0) rows[row] = new SparseRow<TElement>(columns, matrix.RowValues(row));
        }
        for (int column = 0; column < pivotColumns; column++)
        {
            if (columnCounts[column] == 0) continue;
            columnRows[column] = new List<int>(columnCounts[column]);
            Columns++;
        }
        for (int row = 0; row < matrix.Rows; row++)
            foreach (int column in matrix.RowColumns(row)[..rowCounts[row]]) columnRows[column]!.Add(row);
        rowLists = new CountLists(rowCounts, pivotColumns);
        columnLists = new CountLists(columnCounts, matrix.Rows);
    }

    /// <summary>The number of rows that are not zero in the pivot columns.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of pivot columns that are not zero.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of entries in the pivot columns.</summary>
    public long Entries { get; private set; }

    /// <summary>The first row found to be zero in the pivot columns but not beyond, or -1.</summary>
    public int ContradictingRow { get; private set; } = -1;

    /// <summary>An active row.</summary>
    public SparseRow<TElement> Row(int row) => rows[row]!;

    /// <summary>The active rows, rising.</summary>
    public int[] ActiveRows() => [.. Enumerable.Range(0, rows.Length).Where(row => rowCounts[row] > 0)];

    /// <summary>The active columns, rising.</summary>
    public int[] ActiveColumns() => [.. Enumerable.Range(0, pivotColumns).Where(column => columnCounts[column] > 0)];

    /// <summary>A place of small Markowitz cost (entries of its row less one times entries of its column less one); the matrix must not be empty.</summary>
    public (int Row, int Column, long Cost) FindPivot()
    {
        (int Row, int Column, long Cost) best = (-1, -1, long.MaxValue);
        int looked = 0;
        int largest = Math.Max(rowLists.Largest, columnLists.Largest);
        for (int count = 1; count <= largest; count++)
        {
            if (count <= columnLists.Largest)
            {
                for (int column = columnLists.First(count); column >= 0; column = columnLists.Next(column))
                {
                    Consider(column, ref best);
                    if (best.Cost <= (long)(count - 1) * (count - 1) || ++looked >= SearchLimit) return best;
                }
            }
            if (best.Cost <= (long)count * (count - 1)) return best;
            if (count <= rowLists.Largest)
            {
                for (int row = rowLists.First(count); row >= 0; row = rowLists.Next(row))
                {
                    foreach (int column in rows[row]!.Columns[..rowCounts[row]])
                    {
                        long cost = (long)(count - 1) * (columnCounts[column] - 1);
                        if (cost < best.Cost) best = (row, column, cost);
                    }
                    if (best.Cost <= (long)count * (count - 1) || ++looked >= SearchLimit) return best;
                }
            }
        }
        Debug.Assert(best.Row >= 0, "an empty matrix has no pivot");
        return best;
    }

    /// <summary>Whether a place holds an entry.</summary>
    public bool Has(int row, int column) => rowCounts[row] > 0 && rows[row]!.Find(column) >= 0;

    /// <summary>The work of eliminating a place, in entries that are touched.</summary>
    public long Work(int row, int column)
    {
        long average = Entries / Math.Max(1, Rows);
        return (columnCounts[column] - 1) * (average + rowCounts[row]);
    }

    /// <summary>Makes a place a pivot: scales its row to 1 there, clears its column in all other rows, and takes the row out.</summary>
    /// <returns>The row.</returns>
    public SparseRow<TElement> Eliminate(int row, int column)
    {
        SparseRow<TElement> pivot = rows[row]!;
        Scale(pivot, field.Invert(pivot.Values[pivot.Find(column)]));
        // Out first, so that the updates below count only what stays.
        Remove(row);
        visit++;
        visits[row] = visit;
        List<int> touched = columnRows[column]!;
        columnRows[column] = null;
        foreach (int target in touched)
        {
            // A list may hold a row twice, or one whose entry was cancelled.
            if (visits[target] == visit || rowCounts[target] == 0) continue;
            visits[target] = visit;
            int place = rows[target]!.Find(column);
            if (place >= 0) Subtract(target, place, pivot);
        }
        Debug.Assert(columnCounts[column] == 0, "the column is cleared");
        return pivot;
    }

    private void Consider(int column, ref (int Row, int Column, long Cost) best)
    {
        visit++;
        List<int> list = columnRows[column]!;
        int kept = 0;
        for (int i = 0; i < list.Count; i++)
        {
            int row = list[i];
            if (visits[row] == visit || rowCounts[row] == 0 || rows[row]!.Find(column) < 0) continue;
            visits[row] = visit;
            list[kept++] = row;
            long cost = (long)(rowCounts[row] - 1) * (columnCounts[column] - 1);
            if (cost < best.Cost) best = (row, column, cost);
        }
        list.RemoveRange(kept, list.Count - kept);
    }

    private void Scale(SparseRow<TElement> row, TElement factor)
    {
        foreach (ref TElement value in row.Values) value = field.Multiply(value, factor);
    }

    /// <summary>Takes a row out of the active part.</summary>
    private void Remove(int row)
    {
        foreach (int column in rows[row]!.Columns[..rowCounts[row]]) CountColumn(column, -1);
        Entries -= rowCounts[row];
        rowLists.Change(row, 0);
        rows[row] = null;
        Rows--;
    }

    /// <summary>Subtracts the multiple of the pivot row (scaled to 1 there) that clears a place.</summary>
    private void Subtract(int target, int place, SparseRow<TElement> pivot)
    {
        SparseRow<TElement> row = rows[target]!;
        TElement factor = field.Negate(row.Values[place]);
        int eliminated = row.Columns[place];
        ReadOnlySpan<int> a = row.Columns, b = pivot.Columns;
        ReadOnlySpan<TElement> x = row.Values, y = pivot.Values;
        if (mergedColumns.Length < a.Length + b.Length)
        {
            int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(a.Length + b.Length));
            mergedColumns = new int[capacity];
            mergedValues = new TElement[capacity];
        }
        int[] columns = mergedColumns;
        TElement[] values = mergedValues;
        int i = 0, j = 0, merged = 0, count = 0;
        while (i < a.Length || j < b.Length)
        {
            int ca = i < a.Length ? a[i] : int.MaxValue, cb = j < b.Length ? b[j] : int.MaxValue;
            TElement value;
            int column;
            if (ca < cb)
            {
                column = ca;
                value = x[i++];
            }
            else if (cb < ca)
            {
                column = cb;
                value = field.Multiply(factor, y[j++]);
                if (column < pivotColumns)
                {
                    CountColumn(column, 1);
                    (columnRows[column] ??= []).Add(target);
                }
            }
            else
            {
                column = ca;
                value = ca == eliminated ? field.Zero : field.Add(x[i], field.Multiply(factor, y[j]));
                i++;
                j++;
                if (field.IsZero(value))
                {
                    if (column < pivotColumns) CountColumn(column, -1);
                    continue;
                }
            }
            columns[merged] = column;
            values[merged++] = value;
            if (column < pivotColumns) count++;
        }
        Entries += count - rowCounts[target];
        rowLists.Change(target, count);
        if (count > 0)
        {
            row.Set(columns.AsSpan(0, merged), values.AsSpan(0, merged));
            return;
        }
        rows[target] = null;
        Rows--;
        if (merged > 0) NoteContradiction(target);
    }

    private void CountColumn(int column, int change)
    {
        int count = columnCounts[column] + change;
        if (count == 0) Columns--;
        else if (count == 1 && change == 1) Columns++;
        columnLists.Change(column, count);
    }

    private void NoteContradiction(int row)
    {
        if (ContradictingRow < 0) ContradictingRow = row;
    }
}
