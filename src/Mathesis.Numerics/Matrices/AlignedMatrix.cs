namespace Mathesis.Numerics;

/// <summary>
/// A matrix of floats for kernels: every row begins on a cache line, and rows lie an odd number of lines apart, so that a column of
/// lines spreads over all sets of a cache. Filled with zeros; what lies between the last column and the next row stays zero.
/// </summary>
public sealed unsafe class AlignedMatrix : IDisposable
{
    private const int LineFloats = AlignedBuffer<float>.Alignment / sizeof(float);
    private readonly AlignedBuffer<float> buffer;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public AlignedMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        int lines = (columns + LineFloats - 1) / LineFloats;
        Stride = (lines | 1) * LineFloats;
        buffer = new AlignedBuffer<float>(checked(rows * Stride));
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The distance between rows, in elements.</summary>
    public int Stride { get; }

    /// <summary>All elements with the gaps between rows.</summary>
    public Span<float> Span => buffer.Span;

    /// <summary>The whole matrix.</summary>
    public MatrixView<float> View => new(buffer.Span, Rows, Columns, Stride);

    /// <summary>The columns of a row.</summary>
    public Span<float> Row(int row) => buffer.Span.Slice(row * Stride, Columns);

    /// <summary>The first element of a row; valid until the matrix is disposed.</summary>
    public float* RowPointer(int row)
    {
        System.Diagnostics.Debug.Assert((uint)row < (uint)Rows);
        return buffer.Pointer + (nint)row * Stride;
    }

    /// <summary>Some consecutive rows with the gaps between them.</summary>
    public Span<float> RowSpan(int start, int count) => buffer.Span.Slice(start * Stride, count * Stride);

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}
