namespace Mathesis.Exact;

/// <summary>
/// What the blocked algorithms need of a prime field whose elements are words: a fast product of blocks, and operations on rows.
/// It owns scratch memory, so one computation uses one kernel.
/// </summary>
/// <typeparam name="T">The elements.</typeparam>
internal abstract unsafe class WordKernel<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Columns up to which elimination goes column by column.</summary>
    public abstract int PanelWidth { get; }

    public abstract T One { get; }

    public abstract bool IsZero(T a);

    public abstract T Invert(T a);

    /// <summary>C = A B, C += A B or C -= A B; C overlaps neither A nor B.</summary>
    public abstract void Multiply(Block<T> a, Block<T> b, Block<T> c, ProductMode mode);

    /// <summary>y -= factor x.</summary>
    public abstract void SubtractMultiple(T* y, T* x, nint count, T factor);

    /// <summary>x *= factor.</summary>
    public abstract void Scale(T* x, nint count, T factor);

    /// <summary>
    /// Eliminates the first column of a block with a pivot row that stands elsewhere: each row loses its multiple of the pivot row,
    /// and its first entry becomes the multiplier.
    /// </summary>
    /// <param name="block">The rows.</param>
    /// <param name="pivotRow">As long as a row of the block.</param>
    /// <param name="inverse">1 / pivotRow[0].</param>
    public abstract void Eliminate(Block<T> block, T* pivotRow, T inverse);

    public abstract void Dispose();
}
