namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>The rank.</summary>
    public int Rank(Matrix<TElement> a) => engine?.Rank(a, threads) ?? Decompose(a).Rank;

    /// <summary>The determinant of a square matrix; that of the empty one is 1.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public TElement Determinant(Matrix<TElement> a)
    {
        RequireSquare(a);
        return Decompose(a).Determinant(field);
    }
}
