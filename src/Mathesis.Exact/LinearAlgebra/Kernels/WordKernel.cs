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

    /// <summary>The side from which on a product is divided into seven of half the side (Strassen); measured.</summary>
    public abstract int StrassenSide { get; }

    /// <summary>C = A B, C += A B or C -= A B; C overlaps neither A nor B.</summary>
    public void Multiply(Block<T> a, Block<T> b, Block<T> c, ProductMode mode)
    {
        if (Math.Min(Math.Min(a.Rows, a.Columns), b.Columns) < StrassenSide) MultiplyClassically(a, b, c, mode);
        else StrassenProduct.Multiply(this, a, b, c, mode);
    }

    /// <summary>The product with as many multiplications as the definition has.</summary>
    public abstract void MultiplyClassically(Block<T> a, Block<T> b, Block<T> c, ProductMode mode);

    /// <summary>C = X + Y; C may be X or Y.</summary>
    public abstract void Add(Block<T> x, Block<T> y, Block<T> c);

    /// <summary>C = X - Y; C may be X or Y.</summary>
    public abstract void Subtract(Block<T> x, Block<T> y, Block<T> c);

    /// <summary>y -= factor x.</summary>
    public abstract void SubtractMultiple(T* y, T* x, nint count, T factor);

    /// <summary>x *= factor.</summary>
    public abstract void Scale(T* x, nint count, T factor);

    public abstract void Dispose();
}
