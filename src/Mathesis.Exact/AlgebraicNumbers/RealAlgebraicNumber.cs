using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A real algebraic number: its minimal polynomial and an interval that holds no other real root of it. Arithmetic, order and equality are
/// exact. The interval is refined in place when more is asked for; the number never changes.
/// </summary>
/// <example>
/// <code>
/// RealAlgebraicNumber two = RealAlgebraicNumber.Sqrt(2), three = RealAlgebraicNumber.Sqrt(3);
/// RealAlgebraicNumber sum = two + three;
/// Console.WriteLine(sum.MinimalPolynomial);                          // x^4 - 10*x^2 + 1
/// Console.WriteLine(sum.ToDecimal(30));                              // 3.146264369941972342329135065716
/// bool same = sum * sum == 5 + (2 * RealAlgebraicNumber.Sqrt(6));    // true
/// bool less = sum &lt; new Rational(22, 7);                           // false
/// RealAlgebraicNumber golden = (1 + RealAlgebraicNumber.Sqrt(5)) / 2;
/// RealAlgebraicNumber plastic = RealAlgebraicNumber.RootsOf(new IntegerPolynomial(-1, -1, 0, 1))[0];
/// RealAlgebraicNumber cube = (golden + plastic).Pow(3), root = cube.Root(3);
/// ExtensionField&lt;RationalField, Rational&gt; field = golden.ToField();   // Q(golden)
/// </code>
/// </example>
public sealed partial class RealAlgebraicNumber : IEquatable<RealAlgebraicNumber>, IComparable<RealAlgebraicNumber>
{
    private volatile RootInterval interval;

    /// <summary>A root of an irreducible polynomial.</summary>
    private RealAlgebraicNumber(IntegerPolynomial minimalPolynomial, RootInterval interval)
    {
        MinimalPolynomial = minimalPolynomial;
        Rational root = minimalPolynomial.Degree == 1 ? new Rational(-minimalPolynomial[0], minimalPolynomial[1]) : default;
        this.interval = minimalPolynomial.Degree == 1 ? new RootInterval(root, root) : interval;
    }

    /// <summary>0.</summary>
    public static RealAlgebraicNumber Zero { get; } = Rational.Zero;

    /// <summary>1.</summary>
    public static RealAlgebraicNumber One { get; } = Rational.One;

    /// <summary>The primitive irreducible polynomial with this root and a positive leading coefficient.</summary>
    public IntegerPolynomial MinimalPolynomial { get; }

    /// <summary>The degree over Q.</summary>
    public int Degree => MinimalPolynomial.Degree;

    /// <summary>An interval with this root only of the minimal polynomial, as narrow as it is known.</summary>
    public RootInterval Interval => interval;

    /// <summary>Whether the number is rational.</summary>
    public bool IsRational => Degree == 1;

    /// <summary>Whether the number is a root of a monic integer polynomial.</summary>
    public bool IsAlgebraicInteger => MinimalPolynomial.LeadingCoefficient.IsOne;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => IsRational && MinimalPolynomial[0].IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => CompareTo(Rational.Zero);

    /// <summary>A rational number.</summary>
    public static implicit operator RealAlgebraicNumber(Rational value) =>
        new(new IntegerPolynomial(-value.Numerator, value.Denominator), new RootInterval(value, value));

    /// <summary>An integer.</summary>
    public static implicit operator RealAlgebraicNumber(Integer value) => (Rational)value;

    /// <summary>An integer.</summary>
    public static implicit operator RealAlgebraicNumber(int value) => (Rational)value;

    /// <summary>The square root of a rational number that is not negative.</summary>
    /// <exception cref="InputError">The number is negative.</exception>
    public static RealAlgebraicNumber Sqrt(Rational value) => ((RealAlgebraicNumber)value).Root(2);

    /// <summary>The different real roots of a polynomial, ascending.</summary>
    /// <exception cref="InputError">The polynomial is 0.</exception>
    public static IReadOnlyList<RealAlgebraicNumber> RootsOf(IntegerPolynomial f)
    {
        var roots = new List<RealAlgebraicNumber>();
        foreach ((IntegerPolynomial factor, _) in f.Factor().Factors)
            roots.AddRange(RealRoots.Isolate(factor).Select(root => new RealAlgebraicNumber(factor, root)));
        roots.Sort();
        return roots;
    }

    /// <summary>The root of a polynomial that lies in an interval.</summary>
    /// <param name="f">A polynomial.</param>
    /// <param name="root">An interval with one root, from <see cref="RealRoots.Isolate"/>.</param>
    /// <exception cref="InputError">The interval has no root of odd multiplicity or several factors with one.</exception>
    public static RealAlgebraicNumber RootOf(IntegerPolynomial f, RootInterval root)
    {
        IntegerPolynomial[] factors = [.. f.Factor().Factors.Select(power => power.Factor).Where(factor => factor.SignAt(root.Low) * factor.SignAt(root.High) < 0 || (root.IsExact && factor.SignAt(root.Low) == 0))];
        return factors.Length == 1
            ? new RealAlgebraicNumber(factors[0], root)
            : throw new InputError($"the interval {root} does not hold exactly one root", expected: "expected an isolating interval");
    }

    /// <summary>The rational number, if it is one.</summary>
    public bool TryToRational(out Rational value)
    {
        value = IsRational ? interval.Low : default;
        return IsRational;
    }

    /// <summary>The interval refined to at most that width.</summary>
    /// <param name="width">Above 0.</param>
    public RootInterval Refine(Rational width)
    {
        RootInterval current = interval;
        if (current.IsExact || current.Width <= width) return current;
        return interval = RealRoots.Refine(MinimalPolynomial, current, width);
    }

    /// <summary>Q(alpha) for this number alpha; <see cref="Evaluate(RationalPolynomial)"/> takes its elements back.</summary>
    public ExtensionField<RationalField, Rational> ToField() => new(default, ((RationalPolynomial)MinimalPolynomial).ToCoefficients());

    /// <summary>The value of a polynomial at this number, and so of an element of Q(alpha).</summary>
    public RealAlgebraicNumber Evaluate(RationalPolynomial f)
    {
        f = RationalPolynomial.DivRem(f, MinimalPolynomial).Remainder;
        if (f.Degree <= 0) return f[0];
        return Choose(PowerSums.Image(MinimalPolynomial, f), () => ValueRange(f, interval), HalveInterval);
    }

    /// <summary>The value of an element of <see cref="ToField"/>.</summary>
    public RealAlgebraicNumber Evaluate(ReadOnlySpan<Rational> element) => Evaluate(new RationalPolynomial(element));

    /// <summary>A rational number's text, else the minimal polynomial with the nearest double.</summary>
    public override string ToString() => IsRational
        ? interval.Low.ToString()
        : $"root of {MinimalPolynomial} near {((double)this).ToString("G6", System.Globalization.CultureInfo.InvariantCulture)}";

    private void HalveInterval()
    {
        RootInterval current = interval;
        interval = RealRoots.Refine(MinimalPolynomial, current, current.IsExact ? Rational.One : current.Width * new Rational(1, 2));
    }

    /// <summary>The root of a polynomial that lies in a range, which is narrowed until only one does.</summary>
    private static RealAlgebraicNumber Choose(IntegerPolynomial f, Func<(Rational Low, Rational High)> range, Action narrow)
    {
        IReadOnlyList<RealAlgebraicNumber> candidates = RootsOf(f);
        while (true)
        {
            (Rational low, Rational high) = range();
            RealAlgebraicNumber? only = null;
            int count = 0;
            foreach (RealAlgebraicNumber candidate in candidates)
            {
                // Candidates are narrowed with the range, so that in the end all others are outside.
                RootInterval root = candidate.Refine(low < high ? high - low : Rational.One);
                if (low == high ? candidate.CompareTo(low) != 0 : root.Low > high || root.High < low) continue;
                only = candidate;
                count++;
            }
            if (count == 1) return only!;
            narrow();
        }
    }

    // Interval arithmetic by Horner's rule.
    private static (Rational Low, Rational High) ValueRange(RationalPolynomial f, RootInterval x)
    {
        (Rational low, Rational high) = (Rational.Zero, Rational.Zero);
        for (int i = f.Degree; i >= 0; i--)
        {
            (low, high) = Product(low, high, x.Low, x.High);
            (low, high) = (low + f[i], high + f[i]);
        }
        return (low, high);
    }

    private static (Rational Low, Rational High) Product(Rational a, Rational b, Rational c, Rational d)
    {
        Rational ac = a * c, ad = a * d, bc = b * c, bd = b * d;
        return (Least(Least(ac, ad), Least(bc, bd)), -Least(Least(-ac, -ad), Least(-bc, -bd)));
    }

    private static Rational Least(Rational a, Rational b) => a <= b ? a : b;
}
