using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>A rectangle of a matrix in memory that does not move while it is used.</summary>
/// <param name="start">Its first entry.</param>
/// <param name="stride">How many entries one row stands behind the other.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
internal readonly unsafe struct Block<T>(T* start, nint stride, int rows, int columns)
    where T : unmanaged
{
    public T* Start => start;

    public nint Stride => stride;

    public int Rows => rows;

    public int Columns => columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Row(int row) => start + (row * stride);

    public Block<T> Part(int row, int column, int rowCount, int columnCount) => new(Row(row) + column, stride, rowCount, columnCount);
}
