namespace Mathesis.Exact;

public readonly partial struct Rational
{
    /// <summary>The number itself.</summary>
    public static Rational operator +(Rational a) => a;

    /// <summary>The negative.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator, reduced: true);

    /// <summary>The sum, with greatest common divisors of the parts instead of the whole (Knuth, The Art of Computer Programming 2, 4.5.1).</summary>
    public static Rational operator +(Rational a, Rational b) => Sum(a, b.Numerator, b.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational a, Rational b) => Sum(a, -b.Numerator, b.Denominator);

    /// <summary>The product, reduced crosswise (Knuth, The Art of Computer Programming 2, 4.5.1).</summary>
    public static Rational operator *(Rational a, Rational b)
    {
        Integer first = Integer.Gcd(a.Numerator, b.Denominator), second = Integer.Gcd(b.Numerator, a.Denominator);
        return new Rational(
            Cut(a.Numerator, first) * Cut(b.Numerator, second),
            Cut(a.Denominator, second) * Cut(b.Denominator, first),
            reduced: true);
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational a, Rational b) => a * Reciprocal(b);

    private static Rational Sum(Rational a, Integer numerator, Integer denominator)
    {
        Integer gcd = Integer.Gcd(a.Denominator, denominator);
        if (gcd.IsOne) return new Rational((a.Numerator * denominator) + (numerator * a.Denominator), a.Denominator * denominator, reduced: true);
        Integer rest = a.Denominator / gcd, sum = (a.Numerator * (denominator / gcd)) + (numerator * rest);
        // Only divisors of gcd can be common to the sum and the common denominator.
        Integer common = Integer.Gcd(sum, gcd);
        return new Rational(Cut(sum, common), rest * Cut(denominator, common), reduced: true);
    }

    private static Integer Cut(Integer a, Integer divisor) => divisor.IsOne ? a : a / divisor;
}
