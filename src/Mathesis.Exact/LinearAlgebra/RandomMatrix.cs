using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Random matrices over finite fields.</summary>
public static class RandomMatrix
{
    /// <summary>A matrix whose entries are drawn uniformly and independently.</summary>
    public static Matrix<TElement> Create<TField, TElement>(in TField field, int rows, int columns, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        var matrix = new Matrix<TElement>(rows, columns);
        foreach (ref TElement entry in matrix.Entries.AsSpan()) entry = field.Random(stream);
        return matrix;
    }

    /// <summary>A matrix of the given rank: a product of two random factors, drawn again until the rank is right.</summary>
    /// <param name="field">The field.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rank">At most the smaller of the two.</param>
    /// <param name="stream">Where the entries come from.</param>
    public static Matrix<TElement> OfRank<TField, TElement>(in TField field, int rows, int columns, int rank, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Math.Min(rows, columns));
        var algebra = new LinearAlgebra<TField, TElement>(field);
        while (true)
        {
            Matrix<TElement> product = algebra.Multiply(
                Create<TField, TElement>(field, rows, rank, stream), Create<TField, TElement>(field, rank, columns, stream));
            if (algebra.Rank(product) == rank) return product;
        }
    }
}
