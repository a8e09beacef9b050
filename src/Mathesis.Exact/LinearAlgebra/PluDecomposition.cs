namespace Mathesis.Exact;

/// <summary>
/// P A = L U in compact form, for a matrix of any shape and rank: row i of U stands in row i from its pivot on, the multipliers of L
/// (whose diagonal is 1) stand below the pivots, each in its pivot's column.
/// </summary>
/// <typeparam name="TElement">The entries.</typeparam>
/// <param name="Compact">Both factors, in the shape of A.</param>
/// <param name="Pivots">The column of the pivot of each row of U, in rising order.</param>
/// <param name="Order">The row of A that stands in each row.</param>
/// <param name="IsOdd">Whether the order is an odd permutation.</param>
public sealed record PluDecomposition<TElement>(Matrix<TElement> Compact, int[] Pivots, int[] Order, bool IsOdd)
{
    /// <summary>The rank.</summary>
    public int Rank => Pivots.Length;

    /// <summary>The determinant of a square matrix.</summary>
    /// <param name="field">The field.</param>
    internal TElement Determinant<TField>(in TField field) where TField : struct, IField<TElement>
    {
        if (Rank < Compact.Rows) return field.Zero;
        TElement product = field.One;
        for (int i = 0; i < Rank; i++) product = field.Multiply(product, Compact[i, i]);
        return IsOdd ? field.Negate(product) : product;
    }
}
