using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Complete factorisation of polynomials over finite fields: square-free, then distinct-degree, then equal-degree.</summary>
public static class FiniteFieldFactoring
{
    /// <summary>Factors a polynomial.</summary>
    /// <param name="ring">Polynomials over a finite field.</param>
    /// <param name="f">Not zero.</param>
    /// <param name="seed">The seed of the random splits; the set of factors does not depend on it.</param>
    /// <exception cref="InputError">The polynomial is zero.</exception>
    public static PolynomialFactorization<TElement> Factor<TField, TElement>(
        PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f, ulong seed = 0)
        where TField : struct, IFiniteField<TElement>
    {
        f = ring.Trim(f);
        if (f.IsEmpty) throw new InputError("the zero polynomial has no factorisation", expected: "expected a polynomial other than zero");
        var stream = new RandomStream("exact/polynomials/factoring", seed);
        var factors = new List<PolynomialPower<TElement>>();
        foreach (PolynomialPower<TElement> part in SquareFreeFactorization.Of(ring, f))
            foreach ((int degree, TElement[] product) in DistinctDegreeFactorization.Of(ring, part.Factor))
                foreach (TElement[] factor in EqualDegreeFactorization.Of(ring, product, degree, stream))
                    factors.Add(new PolynomialPower<TElement>(factor, part.Exponent));
        return new PolynomialFactorization<TElement>(f[^1], [.. factors.OrderBy(factor => factor.Factor.Length)]);
    }

    /// <summary>Checks a factorisation without repeating it: the factors are monic, irreducible and different, and multiply back to f.</summary>
    public static bool Verify<TField, TElement>(
        PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f, PolynomialFactorization<TElement> factorization)
        where TField : struct, IFiniteField<TElement>
    {
        TElement[] product = [factorization.LeadingCoefficient];
        for (int i = 0; i < factorization.Factors.Count; i++)
        {
            (TElement[] factor, int exponent) = factorization.Factors[i];
            if (!IrreduciblePolynomial.Test(ring, factor) || !ring.AreEqual(factor, ring.MakeMonic(factor))) return false;
            for (int j = 0; j < i; j++)
                if (ring.AreEqual(factor, factorization.Factors[j].Factor)) return false;
            product = ring.Multiply(product, ring.Power(factor, exponent));
        }
        return ring.AreEqual(product, f);
    }
}
