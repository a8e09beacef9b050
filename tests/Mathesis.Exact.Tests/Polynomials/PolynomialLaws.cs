using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Identities of the operations on polynomials, for one field and lengths on both sides of every threshold.</summary>
internal static class PolynomialLaws
{
    public static void Hold<TField, TElement>(TField field, ulong seed, int cases, int longest)
        where TField : struct, IFiniteField<TElement>
    {
        var ring = new PolynomialRing<TField, TElement>(field);
        for (int i = 0; i < cases; i++)
        {
            var stream = new RandomStream("tests/polynomials", seed, (ulong)i);
            TElement[] a = RandomPolynomial.Below(ring, stream.NextBelow(longest + 1), stream);
            TElement[] b = RandomPolynomial.Below(ring, stream.NextBelow(longest + 1), stream);
            TElement[] c = RandomPolynomial.Below(ring, stream.NextBelow(longest + 1), stream);
            TElement point = field.Random(stream);
            HoldForRing(ring, a, b, c, point);
            HoldForDivision(ring, a, b);
            if (longest <= 80) HoldForGcd(ring, a, b, c);
        }
    }

    public static void HoldForRing<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] a, TElement[] b, TElement[] c, TElement point)
        where TField : struct, IField<TElement>
    {
        TField field = ring.Field;
        TElement[] product = ring.Multiply(a, b);
        Equal(ring, ProductByDefinition(field, a, b), product);
        Assert.Equal(a.Length == 0 || b.Length == 0 ? -1 : a.Length + b.Length - 2, ring.Degree(product));
        Equal(ring, ring.Multiply(ring.Add(a, b), c), ring.Add(ring.Multiply(a, c), ring.Multiply(b, c)));
        Equal(ring, ring.Subtract(ring.Add(a, b), b), a);
        Equal(ring, ring.Add(ring.Negate(a), a), []);
        Assert.True(field.AreEqual(ring.Evaluate(product, point), field.Multiply(ring.Evaluate(a, point), ring.Evaluate(b, point))));
        Equal(ring, ring.Derivative(product), ring.Add(ring.Multiply(ring.Derivative(a), b), ring.Multiply(a, ring.Derivative(b))));
        if (a.Length > 0 && !field.IsZero(a[0]))
        {
            int length = b.Length + 1;
            TElement[] one = ring.Multiply(a, ring.InvertSeries(a, length));
            Assert.True(ring.IsOne(ring.Trim(one.AsSpan(0, Math.Min(length, one.Length)))));
        }
    }

    public static void HoldForDivision<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] a, TElement[] b)
        where TField : struct, IField<TElement>
    {
        if (b.Length == 0)
        {
            Assert.Throws<DivideByZeroException>(() => ring.DivideWithRemainder(a, b));
            return;
        }
        (TElement[] quotient, TElement[] remainder) = ring.DivideWithRemainder(a, b);
        Assert.True(remainder.Length < b.Length);
        Equal(ring, a, ring.Add(ring.Multiply(quotient, b), remainder));
        Equal(ring, a, ring.Divide(ring.Multiply(a, b), b));
    }

    public static void HoldForGcd<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] a, TElement[] b, TElement[] c)
        where TField : struct, IField<TElement>
    {
        (TElement[] gcd, TElement[] u, TElement[] v) = ring.ExtendedGcd(a, b);
        Equal(ring, gcd, ring.GreatestCommonDivisor(a, b));
        Equal(ring, gcd, ring.Add(ring.Multiply(u, a), ring.Multiply(v, b)));
        if (gcd.Length > 0)
        {
            Assert.True(ring.Field.AreEqual(gcd[^1], ring.Field.One));
            Assert.Empty(ring.Remainder(a, gcd));
            Assert.Empty(ring.Remainder(b, gcd));
        }
        Equal(ring, ring.MakeMonic(ring.Multiply(gcd, c)), ring.GreatestCommonDivisor(ring.Multiply(a, c), ring.Multiply(b, c)));
        if (a.Length > 1 && b.Length > 1)
        {
            Assert.Equal(gcd.Length > 1, ring.Field.IsZero(ring.Resultant(a, b)));
            if (c.Length > 0)
                Assert.True(ring.Field.AreEqual(ring.Resultant(ring.Multiply(a, c), b), ring.Field.Multiply(ring.Resultant(a, b), ring.Resultant(c, b))));
            TElement[]? inverse = ring.TryInvert(a, b);
            Assert.Equal(gcd.Length == 1, inverse is not null);
            if (inverse is not null) Assert.True(ring.IsOne(ring.Remainder(ring.Multiply(a, inverse), b)));
        }
    }

    public static void Equal<TField, TElement>(PolynomialRing<TField, TElement> ring, TElement[] expected, TElement[] actual)
        where TField : struct, IField<TElement>
    {
        Assert.True(ring.AreEqual(expected, actual));
        Assert.True(actual.Length == 0 || !ring.Field.IsZero(actual[^1]));
    }

    private static TElement[] ProductByDefinition<TField, TElement>(TField field, TElement[] a, TElement[] b)
        where TField : struct, IField<TElement>
    {
        if (a.Length == 0 || b.Length == 0) return [];
        var product = new TElement[a.Length + b.Length - 1];
        for (int k = 0; k < product.Length; k++)
        {
            product[k] = field.Zero;
            for (int i = Math.Max(0, k - b.Length + 1); i <= Math.Min(k, a.Length - 1); i++)
                product[k] = field.Add(product[k], field.Multiply(a[i], b[k - i]));
        }
        return product;
    }
}
