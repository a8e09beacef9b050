namespace Mathesis.Exact;

/// <summary>Blocked algorithms on the kernel of a field.</summary>
/// <param name="newKernel">Makes a kernel for a number of threads.</param>
internal sealed unsafe class BlockedEngine<T>(Func<int, WordKernel<T>> newKernel) : IDenseEngine<T>
    where T : unmanaged
{
    public Matrix<T> Multiply(Matrix<T> a, Matrix<T> b, int threads)
    {
        var product = new Matrix<T>(a.Rows, b.Columns);
        using WordKernel<T> kernel = newKernel(threads);
        fixed (T* left = a.Entries, right = b.Entries, target = product.Entries)
        {
            kernel.Multiply(
                new Block<T>(left, a.Columns, a.Rows, a.Columns),
                new Block<T>(right, b.Columns, b.Rows, b.Columns),
                new Block<T>(target, b.Columns, a.Rows, b.Columns),
                ProductMode.Set);
        }
        return product;
    }

    public PluDecomposition<T> Decompose(Matrix<T> a, int threads)
    {
        using WordKernel<T> kernel = newKernel(threads);
        return BlockedElimination<T>.Decompose(a.Clone(), kernel);
    }

    public int Rank(Matrix<T> a, int threads) => Decompose(a, threads).Rank;

    public RowReduction<T> ReduceInPlace(Matrix<T> a, int threads)
    {
        using WordKernel<T> kernel = newKernel(threads);
        return BlockedReduction.Reduce(a, kernel);
    }
}
