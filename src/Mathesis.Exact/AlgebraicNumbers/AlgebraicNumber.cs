using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A complex algebraic number: its minimal polynomial and a disc that holds no other root of it. Arithmetic and equality are exact. The disc is
/// refined in place when more is asked for; the number never changes.
/// </summary>
/// <example>
/// <code>
/// AlgebraicNumber i = AlgebraicNumber.I, z = AlgebraicNumber.RootOfUnity(5, 1), sum = z + z.Pow(4);
/// Console.WriteLine(sum.MinimalPolynomial);                          // x^2 + x - 1
/// RealAlgebraicNumber golden = sum.ToReal();                         // (sqrt(5) - 1) / 2
/// bool same = (1 + i).Pow(2) == 2 * i;                               // true
/// RealAlgebraicNumber length = (z + i).Abs();
/// ComplexBall ball = z.ToBall(200);
/// </code>
/// </example>
public sealed partial class AlgebraicNumber : IEquatable<AlgebraicNumber>
{
    private volatile RootDisc disc;

    /// <summary>A root of an irreducible polynomial.</summary>
    private AlgebraicNumber(IntegerPolynomial minimalPolynomial, RootDisc disc)
    {
        MinimalPolynomial = minimalPolynomial;
        this.disc = minimalPolynomial.Degree == 1
            ? new RootDisc(new Rational(-minimalPolynomial[0], minimalPolynomial[1]), Rational.Zero, Rational.Zero, IsReal: true)
            : disc;
    }

    /// <summary>0.</summary>
    public static AlgebraicNumber Zero { get; } = Rational.Zero;

    /// <summary>1.</summary>
    public static AlgebraicNumber One { get; } = Rational.One;

    /// <summary>The imaginary unit.</summary>
    public static AlgebraicNumber I { get; } = new(new IntegerPolynomial(1, 0, 1), new RootDisc(Rational.Zero, Rational.One, Rational.Zero, IsReal: false));

    /// <summary>The primitive irreducible polynomial with this root and a positive leading coefficient.</summary>
    public IntegerPolynomial MinimalPolynomial { get; }

    /// <summary>The degree over Q.</summary>
    public int Degree => MinimalPolynomial.Degree;

    /// <summary>A disc with this root only of the minimal polynomial, as small as it is known.</summary>
    public RootDisc Disc => disc;

    /// <summary>Whether the number is rational.</summary>
    public bool IsRational => Degree == 1;

    /// <summary>Whether the number is real.</summary>
    public bool IsReal => disc.IsReal;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => IsRational && MinimalPolynomial[0].IsZero;

    /// <summary>Whether the number is a root of a monic integer polynomial.</summary>
    public bool IsAlgebraicInteger => MinimalPolynomial.LeadingCoefficient.IsOne;

    /// <summary>A rational number.</summary>
    public static implicit operator AlgebraicNumber(Rational value) =>
        new(new IntegerPolynomial(-value.Numerator, value.Denominator), new RootDisc(value, Rational.Zero, Rational.Zero, IsReal: true));

    /// <summary>An integer.</summary>
    public static implicit operator AlgebraicNumber(Integer value) => (Rational)value;

    /// <summary>An integer.</summary>
    public static implicit operator AlgebraicNumber(int value) => (Rational)value;

    /// <summary>A real algebraic number.</summary>
    public static implicit operator AlgebraicNumber(RealAlgebraicNumber value)
    {
        if (value.TryToRational(out Rational rational)) return rational;
        return Only(value.MinimalPolynomial, () => Around(value.Interval), () => value.Refine(value.Interval.Width * new Rational(1, 4)));
    }

    /// <summary>exp(2 pi i k / n).</summary>
    /// <param name="n">At least 1.</param>
    /// <param name="k">Any.</param>
    public static AlgebraicNumber RootOfUnity(int n, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        k = ((k % n) + n) % n;
        int common = (int)GreatestCommonDivisor.Of((ulong)n, (ulong)k);
        (n, k) = (n / common, k / common);
        int bits = 32;
        return Only(SpecialPolynomials.Cyclotomic(n), Range, () => bits *= 2);

        RootDisc Range()
        {
            Ball angle = Ball.Divide(Ball.Multiply(Constants.Pi(bits), 2L * k, bits), n, bits);
            (Ball sine, Ball cosine) = Ball.SinCos(angle, bits);
            return Around(new ComplexBall(cosine, sine));
        }
    }

    /// <summary>The different roots of a polynomial, by real and then imaginary part.</summary>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public static IReadOnlyList<AlgebraicNumber> RootsOf(IntegerPolynomial f)
    {
        var roots = new List<AlgebraicNumber>();
        foreach ((IntegerPolynomial factor, _) in f.Factor().Factors)
            roots.AddRange(ComplexRoots.Isolate(factor).Select(root => new AlgebraicNumber(factor, root)));
        return [.. roots.OrderBy(root => root.disc.Real).ThenBy(root => root.disc.Imaginary)];
    }

    /// <summary>The disc refined to at most that radius.</summary>
    /// <param name="radius">Above 0.</param>
    public RootDisc Refine(Rational radius)
    {
        while (disc.Radius > radius)
        {
            RootDisc current = disc;
            Rational wanted = radius;
            // The one new disc that the old one meets is the root's; with smaller discs the others are apart in the end.
            while (true)
            {
                RootDisc[] meeting = [.. ComplexRoots.Isolate(MinimalPolynomial, wanted).Where(other => !other.IsApart(current))];
                if (meeting.Length == 1)
                {
                    disc = meeting[0];
                    break;
                }
                wanted *= new Rational(1, 16);
            }
        }
        return disc;
    }

    /// <summary>A rectangle that contains the number, with a radius of at most 2^-precision.</summary>
    public ComplexBall ToBall(int precision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(precision);
        return Refine(new Rational(1, Integer.One << (precision + 2))).ToBall(precision + Math.Max(0, MinimalPolynomial.RootBoundBits()) + 4);
    }

    /// <summary>The number as a real one.</summary>
    /// <exception cref="InputError">The number is not real.</exception>
    public RealAlgebraicNumber ToReal()
    {
        if (!IsReal) throw new InputError($"{this} is not real", expected: "expected a real number");
        if (IsRational) return disc.Real;
        IReadOnlyList<RealAlgebraicNumber> candidates = RealAlgebraicNumber.RootsOf(MinimalPolynomial);
        while (true)
        {
            RootDisc current = disc;
            Rational low = current.Real - current.Radius, high = current.Real + current.Radius;
            RealAlgebraicNumber[] inside = [.. candidates.Where(candidate => candidate.CompareTo(low) >= 0 && candidate.CompareTo(high) <= 0)];
            if (inside.Length == 1) return inside[0];
            Shrink();
        }
    }

    /// <summary>A rational number's text, else the minimal polynomial with the nearest doubles.</summary>
    public override string ToString()
    {
        if (IsRational) return disc.Real.ToString();
        RootDisc near = Refine(new Rational(1, 1_000_000_000));
        return string.Create(CultureInfo.InvariantCulture, $"root of {MinimalPolynomial} near {(double)near.Real:G6}{(IsReal ? "" : string.Create(CultureInfo.InvariantCulture, $" {(near.Imaginary.Sign < 0 ? "-" : "+")} {Math.Abs((double)near.Imaginary):G6} i"))}");
    }

    private void Shrink()
    {
        if (disc.Radius.Sign > 0) Refine(disc.Radius * new Rational(1, 256));
    }

    private static RootDisc Around(RootInterval interval) => new(interval.Middle, Rational.Zero, interval.Width * new Rational(1, 2), IsReal: true);

    private static RootDisc Around(ComplexBall ball)
    {
        (Rational real, Rational width) = Middle(ball.Real);
        (Rational imaginary, Rational height) = Middle(ball.Imaginary);
        return new RootDisc(real, imaginary, width + height, IsReal: false);

        static (Rational, Rational) Middle(Ball part)
        {
            (Integer lower, Integer upper, long exponent) = part.Ends;
            Rational unit = exponent >= 0 ? (Rational)(Integer.One << checked((int)exponent)) : new Rational(1, Integer.One << checked((int)-exponent));
            return (unit * (lower + upper) * new Rational(1, 2), unit * (upper - lower) * new Rational(1, 2));
        }
    }

    /// <summary>The root of a polynomial that lies in a disc, which is narrowed until only one does.</summary>
    private static AlgebraicNumber Only(IntegerPolynomial f, Func<RootDisc> range, Action narrow)
    {
        IntegerPolynomial[] factors = [.. f.Factor().Factors.Select(power => power.Factor)];
        while (true)
        {
            RootDisc current = range();
            AlgebraicNumber? only = null;
            int count = 0;
            foreach (IntegerPolynomial factor in factors)
            {
                // Discs no larger than the range: in the end all but one are apart from it.
                foreach (RootDisc root in ComplexRoots.Isolate(factor, current.Radius.Sign > 0 ? current.Radius : null))
                {
                    if (root.IsApart(current)) continue;
                    only = new AlgebraicNumber(factor, root);
                    count++;
                }
            }
            if (count == 1) return only!;
            narrow();
        }
    }
}
