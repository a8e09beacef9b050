namespace Mathesis.Exact;

/// <summary>
/// A sparse matrix in compressed rows: only entries that are not zero are kept, each row's in rising order of columns.
/// It knows nothing of its field.
/// </summary>
/// <typeparam name="T">The entries.</typeparam>
public sealed class SparseMatrix<T>
{
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly T[] values;

    /// <summary>A matrix from its compressed rows, which are not copied.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rowStarts">rows + 1 places: row i's entries are those from place i to before place i + 1.</param>
    /// <param name="columnIndices">The column of each entry, rising within a row.</param>
    /// <param name="values">The entries.</param>
    /// <exception cref="ArgumentException">The three arrays do not fit each other.</exception>
    public SparseMatrix(int rows, int columns, int[] rowStarts, int[] columnIndices, T[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (rowStarts.Length != rows + 1) throw new ArgumentException($"{rows} rows need {rows + 1} places", nameof(rowStarts));
        if (columnIndices.Length != values.Length || rowStarts[0] != 0 || rowStarts[rows] != values.Length)
            throw new ArgumentException("places, columns and values do not fit each other", nameof(columnIndices));
        for (int row = 0; row < rows; row++)
            for (int i = rowStarts[row]; i < rowStarts[row + 1]; i++)
                if ((uint)columnIndices[i] >= (uint)columns || (i > rowStarts[row] && columnIndices[i] <= columnIndices[i - 1]))
                    throw new ArgumentException($"the columns of row {row} do not rise below {columns}", nameof(columnIndices));
        Rows = rows;
        Columns = columns;
        starts = rowStarts;
        this.columns = columnIndices;
        this.values = values;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number of entries that are kept.</summary>
    public int Count => values.Length;

    /// <summary>The place of each row's first entry, and the number of entries.</summary>
    internal int[] RowStarts => starts;

    /// <summary>The columns of all entries.</summary>
    internal int[] ColumnIndices => columns;

    /// <summary>All entries.</summary>
    internal T[] Values => values;

    /// <summary>The columns of a row's entries, rising.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => columns.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>A row's entries, in the order of <see cref="RowColumns"/>; none is zero.</summary>
    public ReadOnlySpan<T> RowValues(int row) => values.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>Some of the rows, in the order given.</summary>
    public SparseMatrix<T> SelectRows(ReadOnlySpan<int> rows)
    {
        int[] chosenStarts = new int[rows.Length + 1];
        for (int i = 0; i < rows.Length; i++) chosenStarts[i + 1] = chosenStarts[i] + RowColumns(rows[i]).Length;
        int[] chosenColumns = new int[chosenStarts[^1]];
        var chosenValues = new T[chosenStarts[^1]];
        for (int i = 0; i < rows.Length; i++)
        {
            RowColumns(rows[i]).CopyTo(chosenColumns.AsSpan(chosenStarts[i]));
            RowValues(rows[i]).CopyTo(chosenValues.AsSpan(chosenStarts[i]));
        }
        return new SparseMatrix<T>(rows.Length, Columns, chosenStarts, chosenColumns, chosenValues);
    }

    /// <summary>The transposed matrix.</summary>
    public SparseMatrix<T> Transpose()
    {
        int[] transposedStarts = new int[Columns + 1];
        foreach (int column in columns) transposedStarts[column + 1]++;
        for (int column = 0; column < Columns; column++) transposedStarts[column + 1] += transposedStarts[column];
        int[] next = transposedStarts[..Columns];
        int[] transposedColumns = new int[Count];
        var transposedValues = new T[Count];
        for (int row = 0; row < Rows; row++)
        {
            for (int i = starts[row]; i < starts[row + 1]; i++)
            {
                int place = next[columns[i]]++;
                transposedColumns[place] = row;
                transposedValues[place] = values[i];
            }
        }
        return new SparseMatrix<T>(Columns, Rows, transposedStarts, transposedColumns, transposedValues);
    }

    /// <summary>The matrix of other entries at the same places; those that become zero are left out.</summary>
    /// <param name="map">The new entry for an entry.</param>
    /// <param name="isZero">Whether a new entry is zero.</param>
    public SparseMatrix<TOther> Map<TOther>(Func<T, TOther> map, Func<TOther, bool> isZero)
    {
        int[] mappedStarts = new int[Rows + 1];
        int[] mappedColumns = new int[Count];
        var mapped = new TOther[Count];
        int count = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int i = starts[row]; i < starts[row + 1]; i++)
            {
                TOther value = map(values[i]);
                if (isZero(value)) continue;
                mappedColumns[count] = columns[i];
                mapped[count++] = value;
            }
            mappedStarts[row + 1] = count;
        }
        if (count < Count)
        {
            Array.Resize(ref mappedColumns, count);
            Array.Resize(ref mapped, count);
        }
        return new SparseMatrix<TOther>(Rows, Columns, mappedStarts, mappedColumns, mapped);
    }

    /// <summary>The dense matrix with the same entries, and <c>default</c> elsewhere: zero for words, <see cref="Integer"/> and <see cref="Rational"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dense matrix of this shape has more entries than an array holds.</exception>
    public Matrix<T> ToDense()
    {
        var dense = new Matrix<T>(Rows, Columns);
        for (int row = 0; row < Rows; row++)
        {
            Span<T> target = dense.Row(row);
            for (int i = starts[row]; i < starts[row + 1]; i++) target[columns[i]] = values[i];
        }
        return dense;
    }

    /// <summary>The sparse matrix with a dense one's entries.</summary>
    /// <param name="dense">The dense matrix.</param>
    /// <param name="isZero">Whether an entry is zero.</param>
    public static SparseMatrix<T> FromDense(Matrix<T> dense, Func<T, bool> isZero)
    {
        var builder = new SparseMatrixBuilder<T>(dense.Columns);
        for (int row = 0; row < dense.Rows; row++)
        {
            ReadOnlySpan<T> source = dense.Row(row);
            for (int column = 0; column < source.Length; column++)
                if (!isZero(source[column])) builder.Add(column, source[column]);
            builder.EndRow();
        }
        return builder.Build();
    }
}
