using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Irreducible polynomials over finite fields.</summary>
public static class IrreduciblePolynomial
{
    /// <summary>Whether f is irreducible: it has no factor in common with x^(q^i) - x for i up to half its degree (Ben-Or 1981).</summary>
    public static bool Test<TField, TElement>(PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f)
        where TField : struct, IFiniteField<TElement>
    {
        int degree = ring.Degree(f);
        if (degree < 1) return false;
        TElement[] frobenius = ring.X;
        for (int i = 1; i <= degree / 2; i++)
        {
            frobenius = ring.PowerModulo(frobenius, ring.Field.Order, f);
            if (ring.GreatestCommonDivisor(ring.Subtract(frobenius, ring.X), f).Length != 1) return false;
        }
        return true;
    }

    /// <summary>A monic irreducible polynomial: random ones are tested, about <paramref name="degree"/> of them. Always the same one for the same field and degree.</summary>
    /// <param name="ring">Polynomials over a finite field.</param>
    /// <param name="degree">At least 1.</param>
    /// <exception cref="InputError">The degree is below 1.</exception>
    public static TElement[] Find<TField, TElement>(PolynomialRing<TField, TElement> ring, int degree)
        where TField : struct, IFiniteField<TElement>
    {
        if (degree < 1) throw new InputError($"degree {degree} is too small", expected: "expected a degree of at least 1");
        var stream = new RandomStream("exact/polynomials/irreducible", ring.Field.Characteristic, (ulong)degree);
        while (true)
        {
            TElement[] candidate = RandomPolynomial.Monic(ring, degree, stream);
            if (Test(ring, candidate)) return candidate;
        }
    }
}
