namespace Mathesis.Exact;

/// <summary>Square-free factorisation over a finite field.</summary>
public static class SquareFreeFactorization
{
    /// <summary>
    /// Monic, square-free, pairwise coprime factors with different exponents whose product is f up to its leading coefficient (the method
    /// of Yun 1976 with p-th roots for what the derivative loses; von zur Gathen and Gerhard, exercise 14.30).
    /// </summary>
    /// <param name="ring">Polynomials over a finite field.</param>
    /// <param name="f">Not zero.</param>
    /// <returns>Exponents ascending; empty for a constant.</returns>
    public static IReadOnlyList<PolynomialPower<TElement>> Of<TField, TElement>(PolynomialRing<TField, TElement> ring, ReadOnlySpan<TElement> f)
        where TField : struct, IFiniteField<TElement>
    {
        if (ring.Degree(f) < 0) throw new ArgumentException("the zero polynomial has no factorisation", nameof(f));
        var factors = new List<PolynomialPower<TElement>>();
        TElement[] rest = ring.MakeMonic(f);
        for (int scale = 1; rest.Length > 1; scale = checked(scale * (int)ring.Field.Characteristic))
        {
            TElement[] repeated = ring.GreatestCommonDivisor(rest, ring.Derivative(rest));
            TElement[] radical = ring.Divide(rest, repeated);
            for (int exponent = 1; radical.Length > 1; exponent++)
            {
                TElement[] next = ring.GreatestCommonDivisor(radical, repeated);
                TElement[] factor = ring.Divide(radical, next);
                if (factor.Length > 1) factors.Add(new PolynomialPower<TElement>(factor, exponent * scale));
                radical = next;
                repeated = ring.Divide(repeated, next);
            }
            // What is left is a polynomial in x^p, hence a p-th power.
            if (repeated.Length == 1) break;
            rest = Root(ring, repeated);
        }
        return [.. factors.OrderBy(factor => factor.Exponent)];
    }

    private static TElement[] Root<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] power)
        where TField : struct, IFiniteField<TElement>
    {
        TField field = ring.Field;
        int characteristic = (int)field.Characteristic;
        var root = new TElement[((power.Length - 1) / characteristic) + 1];
        for (int i = 0; i < root.Length; i++)
        {
            // a^(p^d) = a, so the p-th root is a^(p^(d-1)).
            TElement value = power[i * characteristic];
            for (int k = 1; k < field.Degree; k++) value = FieldPower.Of(field, value, field.Characteristic);
            root[i] = value;
        }
        return root;
    }
}
