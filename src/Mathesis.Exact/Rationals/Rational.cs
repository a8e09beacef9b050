namespace Mathesis.Exact;

/// <summary>A rational number in lowest terms with a denominator above 0; the default value is 0.</summary>
public readonly partial struct Rational : IEquatable<Rational>, IComparable<Rational>, IComparable, IFormattable
{
    private readonly Integer denominatorOrZero;

    /// <summary>The quotient of two integers, in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(Integer numerator, Integer denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        Integer gcd = Integer.Gcd(numerator, denominator);
        if (denominator.Sign < 0) gcd = -gcd;
        Numerator = gcd.IsOne ? numerator : numerator / gcd;
        denominatorOrZero = gcd.IsOne ? denominator : denominator / gcd;
    }

    /// <summary>Takes numbers that are already in lowest terms.</summary>
    private Rational(Integer numerator, Integer denominator, bool reduced)
    {
        _ = reduced;
        Numerator = numerator;
        denominatorOrZero = denominator;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One => Integer.One;

    /// <summary>The numerator, with the number's sign.</summary>
    public Integer Numerator { get; }

    /// <summary>The denominator, above 0.</summary>
    public Integer Denominator => denominatorOrZero.IsZero ? Integer.One : denominatorOrZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsInteger => Denominator.IsOne;

    /// <summary>The greatest integer that is not above the number.</summary>
    public static Integer Floor(Rational a) => Integer.FloorDivRem(a.Numerator, a.Denominator).Quotient;

    /// <summary>The least integer that is not below the number.</summary>
    public static Integer Ceiling(Rational a) => -Floor(-a);

    /// <summary>The nearest integer, ties to even.</summary>
    public static Integer Round(Rational a)
    {
        (Integer floor, Integer rest) = Integer.FloorDivRem(a.Numerator, a.Denominator);
        int half = (rest << 1).CompareTo(a.Denominator);
        return half > 0 || (half == 0 && !floor.IsEven) ? floor + Integer.One : floor;
    }

    /// <summary>The number less its floor, in [0, 1).</summary>
    public static Rational Fraction(Rational a) => new(Integer.FloorDivRem(a.Numerator, a.Denominator).Remainder, a.Denominator, reduced: true);

    /// <summary>The absolute value.</summary>
    public static Rational Abs(Rational a) => a.Sign < 0 ? -a : a;

    /// <summary>The reciprocal.</summary>
    /// <exception cref="DivideByZeroException">The number is 0.</exception>
    public static Rational Reciprocal(Rational a) =>
        a.IsZero ? throw new DivideByZeroException()
        : a.Sign < 0 ? new Rational(-a.Denominator, -a.Numerator, reduced: true)
        : new Rational(a.Denominator, a.Numerator, reduced: true);

    /// <summary>A power; a negative exponent takes the reciprocal's. 0^0 is 1.</summary>
    /// <exception cref="DivideByZeroException">A negative power of 0.</exception>
    public static Rational Pow(Rational a, int exponent)
    {
        if (exponent < 0) return Pow(Reciprocal(a), checked(-exponent));
        return new Rational(Integer.Pow(a.Numerator, exponent), Integer.Pow(a.Denominator, exponent), reduced: true);
    }
}
