using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Lattice basis reduction of Lenstra, Lenstra and Lovasz 1982: a basis of short, nearly orthogonal vectors. What is returned has been
/// checked exactly.
/// </summary>
/// <remarks>
/// Nguyen and Stehle, "An LLL algorithm with quadratic complexity" (2009): exact Gram matrix, orthogonalisation in floating point. Doubles
/// come first; should the exact check refuse the result, it is reduced further with more and more bits.
/// </remarks>
public static class LatticeReduction
{
    /// <summary>The bound on the coefficients of size reduction that results satisfy (1/2 is out of reach of rounded arithmetic).</summary>
    public static Rational SizeBound { get; } = new(51, 100);

    /// <summary>The usual delta of Lovasz's condition.</summary>
    public static Rational StandardDelta { get; } = new(99, 100);

    /// <summary>Reduces the lattice that the vectors generate; they may be linearly dependent.</summary>
    /// <param name="vectors">Vectors of one length, at least one.</param>
    /// <param name="delta">Delta of Lovasz's condition, above 1/4 and below 1; null for 99/100.</param>
    /// <param name="cancellation">Stops the reduction.</param>
    /// <exception cref="InputError">There is no vector, lengths differ, or delta is out of range.</exception>
    public static ReducedLattice Reduce(IReadOnlyList<IReadOnlyList<Integer>> vectors, Rational? delta = null, CancellationToken cancellation = default)
    {
        Rational bound = CheckedDelta(delta);
        CheckVectors(vectors);
        var state = new LatticeState(vectors);
        // A little stricter than what is asked for, so that the exact check passes despite rounding.
        double strict = (double)bound + ((1 - (double)bound) / 8);
        if (new GramSchmidtReducer<ScaledDoubleArithmetic, ScaledDouble>(default, state, strict, cancellation).TryRun() && state.IsReduced(SizeBound, bound))
            return state.ToResult();
        for (int precision = 64 + (2 * vectors.Count); ; precision *= 2)
        {
            if (new GramSchmidtReducer<MidpointArithmetic, Ball>(new MidpointArithmetic(precision), state, strict, cancellation).TryRun() && state.IsReduced(SizeBound, bound))
                return state.ToResult();
        }
    }

    /// <summary>
    /// Whether vectors are linearly independent and reduced, decided in integers: |mu(i, j)| is at most the size bound, and
    /// |b*(i)|^2 at least (delta - mu(i, i-1)^2) |b*(i-1)|^2.
    /// </summary>
    /// <param name="vectors">Vectors of one length.</param>
    /// <param name="delta">Above 1/4 and below 1; null for 99/100.</param>
    public static bool IsReduced(IReadOnlyList<IReadOnlyList<Integer>> vectors, Rational? delta = null)
    {
        CheckVectors(vectors);
        return new IntegralGramSchmidt(LatticeState.GramMatrix(vectors)).IsReduced(SizeBound, CheckedDelta(delta));
    }

    /// <summary>The square of the volume that vectors span: the determinant of their scalar products; 0 when they are dependent.</summary>
    /// <param name="vectors">Vectors of one length, at least one.</param>
    public static Integer SquaredVolume(IReadOnlyList<IReadOnlyList<Integer>> vectors)
    {
        CheckVectors(vectors);
        return new IntegralGramSchmidt(LatticeState.GramMatrix(vectors)).Determinant;
    }

    private static Rational CheckedDelta(Rational? delta)
    {
        Rational value = delta ?? StandardDelta;
        if (value <= new Rational(1, 4) || value >= Rational.One)
            throw new InputError($"delta {value} is out of range", expected: "expected a number above 1/4 and below 1, such as 99/100");
        return value;
    }

    private static void CheckVectors(IReadOnlyList<IReadOnlyList<Integer>> vectors)
    {
        if (vectors.Count == 0 || vectors[0].Count == 0) throw new InputError("a lattice without vectors", expected: "expected at least one vector with at least one entry");
        for (int i = 1; i < vectors.Count; i++)
            if (vectors[i].Count != vectors[0].Count)
                throw new InputError($"vector {i + 1} has {vectors[i].Count} entries and vector 1 has {vectors[0].Count}", expected: "expected vectors of one length");
    }
}
