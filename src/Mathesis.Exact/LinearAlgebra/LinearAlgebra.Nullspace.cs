namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>
    /// A basis of the x with a x = 0, as the rows of a matrix: row i has 1 at the i-th free column, 0 at the other free ones.
    /// </summary>
    public Matrix<TElement> Nullspace(Matrix<TElement> a) => Nullspace(RowReduce(a));

    /// <summary>As above, from the reduced matrix.</summary>
    public Matrix<TElement> Nullspace(RowReduction<TElement> reduction)
    {
        int[] free = reduction.FreeColumns();
        Matrix<TElement> basis = Zero(free.Length, reduction.Reduced.Columns);
        for (int i = 0; i < free.Length; i++)
        {
            basis[i, free[i]] = field.One;
            for (int row = 0; row < reduction.Rank; row++) basis[i, reduction.Pivots[row]] = field.Negate(reduction.Reduced[row, free[i]]);
        }
        return basis;
    }
}
