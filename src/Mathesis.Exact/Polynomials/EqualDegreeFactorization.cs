using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Equal-degree factorisation over a finite field (Cantor and Zassenhaus 1981).</summary>
public static class EqualDegreeFactorization
{
    /// <summary>
    /// The irreducible factors of a product of different irreducible polynomials of one degree d. A random r is raised to (q^d - 1) / 2,
    /// or its trace taken in characteristic two, which is 1 modulo about half of the factors.
    /// </summary>
    /// <param name="ring">Polynomials over a finite field.</param>
    /// <param name="f">Square-free; all irreducible factors have degree d.</param>
    /// <param name="degree">d.</param>
    /// <param name="stream">The randomness; it changes the order of the factors and the time, never the set.</param>
    public static IReadOnlyList<TElement[]> Of<TField, TElement>(
        PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f, int degree, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        var factors = new List<TElement[]>();
        var pending = new Stack<TElement[]>();
        pending.Push(ring.MakeMonic(f));
        while (pending.TryPop(out TElement[]? product))
        {
            if (product.Length - 1 == degree)
            {
                factors.Add(product);
                continue;
            }
            if (product.Length == 1) continue;
            TElement[] divisor = Split(ring, product, degree, stream);
            pending.Push(ring.Divide(product, divisor));
            pending.Push(divisor);
        }
        return factors;
    }

    private static TElement[] Split<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] product, int degree, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        while (true)
        {
            TElement[] random = RandomPolynomial.Below(ring, product.Length - 1, stream);
            TElement[] image = ring.Field.Characteristic == 2
                ? Trace(ring, random, product, degree)
                : ring.Subtract(ring.PowerModulo(random, (Integer.Pow(ring.Field.Order, degree) - 1) / 2, product), ring.One);
            TElement[] divisor = ring.GreatestCommonDivisor(image, product);
            if (divisor.Length > 1 && divisor.Length < product.Length) return divisor;
        }
    }

    // r + r^2 + r^4 + ... : the trace of GF(q^d) over GF(2), 0 or 1 modulo each factor.
    private static TElement[] Trace<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] random, TElement[] product, int degree)
        where TField : struct, IFiniteField<TElement>
    {
        TElement[] power = random;
        TElement[] trace = random;
        for (int i = 1; i < degree * ring.Field.Degree; i++)
        {
            power = ring.Remainder(ring.Multiply(power, power), product);
            trace = ring.Add(trace, power);
        }
        return trace;
    }
}
