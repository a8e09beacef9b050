namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>The monic greatest common divisor by Euclid's algorithm; zero for two zeros.</summary>
    public TElement[] GreatestCommonDivisor(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        TElement[] x = Trim(a).ToArray();
        TElement[] y = Trim(b).ToArray();
        while (y.Length > 0) (x, y) = (y, Remainder(x, y));
        return MakeMonic(x);
    }

    /// <summary>The monic gcd g with u, v such that u a + v b = g, deg u &lt; deg b - deg g and deg v &lt; deg a - deg g where those are positive.</summary>
    public (TElement[] Gcd, TElement[] U, TElement[] V) ExtendedGcd(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        (TElement[] r0, TElement[] r1) = (Trim(a).ToArray(), Trim(b).ToArray());
        (TElement[] u0, TElement[] u1) = (One, Zero);
        (TElement[] v0, TElement[] v1) = (Zero, One);
        while (r1.Length > 0)
        {
            (TElement[] quotient, TElement[] remainder) = DivideWithRemainder(r0, r1);
            (r0, r1) = (r1, remainder);
            (u0, u1) = (u1, Subtract(u0, Multiply(quotient, u1)));
            (v0, v1) = (v1, Subtract(v0, Multiply(quotient, v1)));
        }
        if (r0.Length == 0) return ([], u0, v0);
        TElement inverse = field.Invert(r0[^1]);
        return (Scale(r0, inverse), Scale(u0, inverse), Scale(v0, inverse));
    }

    /// <summary>The inverse of a modulo m, of lower degree than m, or null when they have a common factor.</summary>
    public TElement[]? TryInvert(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> modulus)
    {
        (TElement[] gcd, TElement[] u, _) = ExtendedGcd(Remainder(a, modulus), modulus);
        return gcd.Length == 1 ? Remainder(u, modulus) : null;
    }
}
