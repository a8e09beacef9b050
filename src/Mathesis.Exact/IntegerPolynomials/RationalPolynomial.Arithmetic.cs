namespace Mathesis.Exact;

public readonly partial struct RationalPolynomial
{
    /// <summary>The polynomial itself.</summary>
    public static RationalPolynomial operator +(RationalPolynomial a) => a;

    /// <summary>The negative.</summary>
    public static RationalPolynomial operator -(RationalPolynomial a) => new(-a.Numerator, a.Denominator);

    /// <summary>The sum.</summary>
    public static RationalPolynomial operator +(RationalPolynomial a, RationalPolynomial b)
    {
        if (a.Denominator == b.Denominator) return new RationalPolynomial(a.Numerator + b.Numerator, a.Denominator);
        Integer gcd = Integer.Gcd(a.Denominator, b.Denominator), left = b.Denominator / gcd, right = a.Denominator / gcd;
        return new RationalPolynomial((a.Numerator * left) + (b.Numerator * right), a.Denominator * left);
    }

    /// <summary>The difference.</summary>
    public static RationalPolynomial operator -(RationalPolynomial a, RationalPolynomial b) => a + -b;

    /// <summary>The product.</summary>
    public static RationalPolynomial operator *(RationalPolynomial a, RationalPolynomial b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient by a number.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static RationalPolynomial operator /(RationalPolynomial a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>A power; the power 0 is 1.</summary>
    /// <param name="exponent">At least 0.</param>
    public RationalPolynomial Pow(int exponent) => new(Numerator.Pow(exponent), Integer.Pow(Denominator, exponent));

    /// <summary>The quotient and the remainder, of lower degree than the divisor.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static (RationalPolynomial Quotient, RationalPolynomial Remainder) DivRem(RationalPolynomial a, RationalPolynomial b)
    {
        (IntegerPolynomial quotient, IntegerPolynomial remainder) = IntegerPolynomial.PseudoDivide(a.Numerator, b.Numerator);
        // lc^k A = Q B + R for the numerators A, B: a = A / d, b = B / e, so a = (Q e / (lc^k d)) b + R / (lc^k d).
        Integer scale = Integer.Pow(b.Numerator.LeadingCoefficient, Math.Max(0, a.Degree - b.Degree + 1)) * a.Denominator;
        return (new RationalPolynomial(quotient * b.Denominator, scale), new RationalPolynomial(remainder, scale));
    }

    /// <summary>The monic greatest common divisor; 0 of two zeros.</summary>
    public static RationalPolynomial Gcd(RationalPolynomial a, RationalPolynomial b) =>
        ((RationalPolynomial)IntegerPolynomial.Gcd(a.Numerator, b.Numerator)).Monic();

    /// <summary>The monic greatest common divisor g with u a + v b = g, deg u &lt; deg b - deg g and deg v &lt; deg a - deg g where those are positive.</summary>
    public static (RationalPolynomial Gcd, RationalPolynomial U, RationalPolynomial V) ExtendedGcd(RationalPolynomial a, RationalPolynomial b)
    {
        (RationalPolynomial r0, RationalPolynomial r1, RationalPolynomial u0, RationalPolynomial u1) = (a, b, One, Zero);
        while (!r1.IsZero)
        {
            (RationalPolynomial quotient, RationalPolynomial remainder) = DivRem(r0, r1);
            (r0, r1, u0, u1) = (r1, remainder, u1, u0 - (quotient * u1));
        }
        if (r0.IsZero) return (Zero, One, Zero);
        Rational leading = r0.LeadingCoefficient;
        (r0, u0) = (r0 / leading, u0 / leading);
        RationalPolynomial v = b.IsZero ? Zero : DivRem(r0 - (u0 * a), b).Quotient;
        return (r0, u0, v);
    }

    /// <summary>f(g(x)).</summary>
    public RationalPolynomial Compose(RationalPolynomial inner)
    {
        RationalPolynomial result = Zero;
        for (int i = Degree; i >= 0; i--) result = (result * inner) + Numerator[i];
        return new RationalPolynomial(result.Numerator, result.Denominator * Denominator);
    }
}
