namespace Mathesis.Numerics;

/// <summary>A part of memory seen as a matrix: rows and columns at fixed distances. Taking a part or the transpose copies nothing.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct MatrixView<T> where T : unmanaged
{
    /// <summary>Sees memory as a matrix.</summary>
    /// <param name="values">The memory; element (i, j) at i * <paramref name="rowStride"/> + j * <paramref name="columnStride"/>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rowStride">The distance between rows.</param>
    /// <param name="columnStride">The distance between columns.</param>
    public MatrixView(Span<T> values, int rows, int columns, int rowStride, int columnStride = 1)
    {
        Values = values;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>The memory, from element (0, 0) on.</summary>
    public Span<T> Values { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The distance between rows.</summary>
    public int RowStride { get; }

    /// <summary>The distance between columns.</summary>
    public int ColumnStride { get; }

    /// <summary>The transpose.</summary>
    public MatrixView<T> Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The elements of a row, of a matrix whose columns are adjacent.</summary>
    public Span<T> Row(int row)
    {
        if (ColumnStride != 1) throw new InvalidOperationException("the columns are not adjacent");
        return Values.Slice(row * RowStride, Columns);
    }

    /// <summary>Some consecutive rows.</summary>
    public MatrixView<T> RowRange(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, Rows, nameof(count));
        return new(Values[(start * RowStride)..], count, Columns, RowStride, ColumnStride);
    }

    /// <summary>Some consecutive columns.</summary>
    public MatrixView<T> ColumnRange(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, Columns, nameof(count));
        return new(Values[(start * ColumnStride)..], Rows, count, RowStride, ColumnStride);
    }
}
