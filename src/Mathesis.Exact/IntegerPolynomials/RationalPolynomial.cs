using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A polynomial in one variable with rational coefficients, as an integer polynomial over a common denominator in lowest terms; the
/// default value is 0. Values never change.
/// </summary>
/// <example>
/// <code>
/// RationalPolynomial x = RationalPolynomial.X;
/// RationalPolynomial f = (x.Pow(2) / 3) - new Rational(1, 2);                       // 1/3*x^2 - 1/2
/// (RationalPolynomial q, RationalPolynomial r) = RationalPolynomial.DivRem(f, (2 * x) + 1);
/// Rational value = f.Evaluate(new Rational(3, 2));                                 // 1/4
/// RationalPolynomial gcd = RationalPolynomial.Gcd(f, f * x);                        // x^2 - 3/2
/// RationalPolynomial through = RationalPolynomial.Interpolate([0, 1, 2], [1, 2, 5]);  // x^2 + 1
/// IntegerPolynomialFactorization factors = f.Numerator.Factor();                    // f is their product over f.Denominator
/// </code>
/// </example>
public readonly partial struct RationalPolynomial : IEquatable<RationalPolynomial>
{
    private readonly Integer denominatorOrZero;

    /// <summary>The quotient of an integer polynomial by a number.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public RationalPolynomial(IntegerPolynomial numerator, Integer denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        Integer gcd = denominator;
        for (int i = 0; i <= numerator.Degree && !gcd.IsOne; i++) gcd = Integer.Gcd(gcd, numerator[i]);
        if (numerator.IsZero) gcd = denominator;
        else if (denominator.Sign < 0) gcd = -Integer.Abs(gcd);
        else gcd = Integer.Abs(gcd);
        Numerator = gcd.IsOne ? numerator : numerator.DivideExactly(gcd);
        denominatorOrZero = gcd.IsOne ? denominator : denominator / gcd;
    }

    /// <summary>The polynomial with the given coefficients, constant first; zeros at the end are allowed.</summary>
    public RationalPolynomial(params ReadOnlySpan<Rational> coefficients)
    {
        Integer common = Integer.One;
        foreach (Rational coefficient in coefficients) common = Integer.Lcm(common, coefficient.Denominator);
        var numerators = new Integer[coefficients.Length];
        for (int i = 0; i < numerators.Length; i++) numerators[i] = coefficients[i].Numerator * (common / coefficients[i].Denominator);
        this = new RationalPolynomial(IntegerPolynomial.Own(numerators), common);
    }

    /// <summary>0.</summary>
    public static RationalPolynomial Zero => default;

    /// <summary>1.</summary>
    public static RationalPolynomial One => IntegerPolynomial.One;

    /// <summary>The variable.</summary>
    public static RationalPolynomial X => IntegerPolynomial.X;

    /// <summary>The polynomial times <see cref="Denominator"/>.</summary>
    public IntegerPolynomial Numerator { get; }

    /// <summary>The least common denominator of the coefficients, above 0.</summary>
    public Integer Denominator => denominatorOrZero.IsZero ? Integer.One : denominatorOrZero;

    /// <summary>The degree; -1 for 0.</summary>
    public int Degree => Numerator.Degree;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether all coefficients are integers.</summary>
    public bool IsIntegral => Denominator.IsOne;

    /// <summary>The coefficient of the highest power; 0 for 0.</summary>
    public Rational LeadingCoefficient => this[Degree];

    /// <summary>The coefficient of x^<paramref name="power"/>; 0 outside the range of the degree.</summary>
    public Rational this[int power] => new(Numerator[power], Denominator);

    /// <summary>The same polynomial.</summary>
    public static implicit operator RationalPolynomial(IntegerPolynomial value) => new(value, Integer.One);

    /// <summary>A constant.</summary>
    public static implicit operator RationalPolynomial(Rational value) => new(value.Numerator, value.Denominator);

    /// <summary>A constant.</summary>
    public static implicit operator RationalPolynomial(Integer value) => new(value, Integer.One);

    /// <summary>A constant.</summary>
    public static implicit operator RationalPolynomial(int value) => new(value, Integer.One);

    /// <summary>The coefficients, constant first, without zeros at the end.</summary>
    public Rational[] ToCoefficients()
    {
        var result = new Rational[Degree + 1];
        for (int i = 0; i < result.Length; i++) result[i] = this[i];
        return result;
    }

    /// <summary>The polynomial divided by its leading coefficient; 0 for 0.</summary>
    public RationalPolynomial Monic() => IsZero ? Zero : new RationalPolynomial(Numerator, Numerator.LeadingCoefficient);

    /// <summary>The value at a number.</summary>
    public Rational Evaluate(Rational point) => Numerator.Evaluate(point) / Denominator;

    /// <summary>The derivative.</summary>
    public RationalPolynomial Derivative() => new(Numerator.Derivative(), Denominator);

    /// <inheritdoc/>
    public bool Equals(RationalPolynomial other) => Denominator == other.Denominator && Numerator == other.Numerator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RationalPolynomial other && Equals(other);

    /// <summary>A hash that is the same in every run.</summary>
    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 31) + Denominator.GetHashCode());

    /// <summary>Whether two polynomials are equal.</summary>
    public static bool operator ==(RationalPolynomial a, RationalPolynomial b) => a.Equals(b);

    /// <summary>Whether two polynomials differ.</summary>
    public static bool operator !=(RationalPolynomial a, RationalPolynomial b) => !a.Equals(b);

    /// <summary>Powers descending: <c>3*x^2 - 1/2</c>.</summary>
    public override string ToString() => ToString("x");

    /// <summary>The text with another name of the variable.</summary>
    public string ToString(string variable)
    {
        var text = new PolynomialText();
        for (int power = Degree; power >= 0; power--)
            if (!Numerator[power].IsZero) text.Add(this[power], PolynomialText.Power(variable, power));
        return text.ToString();
    }

    /// <summary>The polynomial of degree below n with the given values at n points: Newton's divided differences.</summary>
    /// <param name="points">Different numbers.</param>
    /// <param name="values">As many values.</param>
    /// <exception cref="InputError">A point occurs twice, or the numbers of points and values differ.</exception>
    public static RationalPolynomial Interpolate(ReadOnlySpan<Rational> points, ReadOnlySpan<Rational> values)
    {
        if (points.Length != values.Length)
            throw new InputError($"{points.Length} points and {values.Length} values", expected: "expected as many values as points");
        Rational[] differences = values.ToArray();
        for (int step = 1; step < points.Length; step++)
            for (int i = points.Length - 1; i >= step; i--)
            {
                Rational distance = points[i] - points[i - step];
                if (distance.IsZero) throw new InputError($"point {i + 1} occurs twice", expected: "expected different points");
                differences[i] = (differences[i] - differences[i - 1]) / distance;
            }
        RationalPolynomial result = Zero;
        for (int i = points.Length - 1; i >= 0; i--) result = (result * (X - points[i])) + differences[i];
        return result;
    }
}
