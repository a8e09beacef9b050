namespace Mathesis.Exact;

/// <summary>A row while a sparse matrix is eliminated: columns in rising order with their entries, none zero.</summary>
/// <typeparam name="TElement">The entries.</typeparam>
internal sealed class SparseRow<TElement>
{
    private int[] columns;
    private TElement[] values;

    /// <summary>A copy of a row.</summary>
    public SparseRow(ReadOnlySpan<int> columns, ReadOnlySpan<TElement> values)
    {
        this.columns = columns.ToArray();
        this.values = values.ToArray();
        Length = columns.Length;
    }

    /// <summary>The number of entries.</summary>
    public int Length { get; private set; }

    /// <summary>The columns, rising.</summary>
    public ReadOnlySpan<int> Columns => columns.AsSpan(0, Length);

    /// <summary>The entries.</summary>
    public Span<TElement> Values => values.AsSpan(0, Length);

    /// <summary>The place of a column, or a negative number.</summary>
    public int Find(int column) => Columns.BinarySearch(column);

    /// <summary>Replaces the row.</summary>
    public void Set(ReadOnlySpan<int> newColumns, ReadOnlySpan<TElement> newValues)
    {
        if (newColumns.Length > columns.Length || newColumns.Length < columns.Length / 4)
        {
            int capacity = newColumns.Length + (newColumns.Length / 4);
            columns = new int[capacity];
            values = new TElement[capacity];
        }
        newColumns.CopyTo(columns);
        newValues.CopyTo(values);
        Length = newColumns.Length;
    }
}
