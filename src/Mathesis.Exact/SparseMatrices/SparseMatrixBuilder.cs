namespace Mathesis.Exact;

/// <summary>Builds a sparse matrix row after row.</summary>
/// <typeparam name="T">The entries.</typeparam>
/// <param name="columns">The number of columns.</param>
public sealed class SparseMatrixBuilder<T>(int columns)
{
    private readonly List<int> starts = [0];
    private readonly List<int> indices = [];
    private readonly List<T> values = [];

    /// <summary>The number of rows that were ended.</summary>
    public int Rows => starts.Count - 1;

    /// <summary>Adds an entry to the current row. Columns must rise within a row.</summary>
    /// <param name="column">Below the number of columns.</param>
    /// <param name="value">Not zero.</param>
    public void Add(int column, T value)
    {
        indices.Add(column);
        values.Add(value);
    }

    /// <summary>Ends the current row.</summary>
    public void EndRow() => starts.Add(indices.Count);

    /// <summary>The matrix of all rows that were ended.</summary>
    public SparseMatrix<T> Build() => new(Rows, columns, [.. starts], [.. indices], [.. values]);
}
