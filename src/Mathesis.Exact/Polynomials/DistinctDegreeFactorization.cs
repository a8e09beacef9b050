namespace Mathesis.Exact;

/// <summary>Distinct-degree factorisation over a finite field.</summary>
public static class DistinctDegreeFactorization
{
    /// <summary>For each degree d that occurs, the product of all monic irreducible factors of degree d: gcd(x^(q^d) - x, f) for d = 1, 2, ... (von zur Gathen and Gerhard, algorithm 14.3).</summary>
    /// <param name="ring">Polynomials over a finite field.</param>
    /// <param name="f">Square-free.</param>
    /// <returns>Degrees ascending; empty for a constant.</returns>
    public static IReadOnlyList<(int Degree, TElement[] Product)> Of<TField, TElement>(PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f)
        where TField : struct, IFiniteField<TElement>
    {
        var products = new List<(int, TElement[])>();
        TElement[] rest = ring.MakeMonic(f);
        TElement[] frobenius = ring.X;
        for (int degree = 1; rest.Length - 1 >= 2 * degree; degree++)
        {
            frobenius = ring.PowerModulo(frobenius, ring.Field.Order, rest);
            TElement[] product = ring.GreatestCommonDivisor(ring.Subtract(frobenius, ring.X), rest);
            if (product.Length == 1) continue;
            products.Add((degree, product));
            rest = ring.Divide(rest, product);
            if (rest.Length > 1) frobenius = ring.Remainder(frobenius, rest);
        }
        if (rest.Length > 1) products.Add((rest.Length - 1, rest));
        return products;
    }
}
