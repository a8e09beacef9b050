using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Random polynomials over finite fields.</summary>
public static class RandomPolynomial
{
    /// <summary>A polynomial drawn uniformly from those of degree below <paramref name="length"/>.</summary>
    public static TElement[] Below<TField, TElement>(PolynomialRing<TField, TElement> ring, int length, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        var coefficients = new TElement[length];
        for (int i = 0; i < length; i++) coefficients[i] = ring.Field.Random(stream);
        return ring.Trim(coefficients).ToArray();
    }

    /// <summary>A polynomial drawn uniformly from the monic ones of a degree.</summary>
    public static TElement[] Monic<TField, TElement>(PolynomialRing<TField, TElement> ring, int degree, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        var coefficients = new TElement[degree + 1];
        for (int i = 0; i < degree; i++) coefficients[i] = ring.Field.Random(stream);
        coefficients[degree] = ring.Field.One;
        return coefficients;
    }
}
