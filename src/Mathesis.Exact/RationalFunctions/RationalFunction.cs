namespace Mathesis.Exact;

/// <summary>
/// A rational function in several variables over Q in normal form: coprime numerator and denominator with integer coefficients, the leading
/// coefficient of the denominator positive. Equal functions have equal parts. Values never change.
/// </summary>
/// <example>
/// <code>
/// var ring = MultivariateRing.Integers("x", "y");
/// RationalFunction x = ring["x"], y = ring["y"];
/// RationalFunction f = ((x * x) - (y * y)) / (x + y);        // x - y
/// RationalFunction g = (1 / x) + (1 / y);                    // (x + y)/(x*y)
/// RationalFunction derivative = g.Derivative("x");           // -1/(x^2)
/// RationalFunction at = g.Substitute("y", x.Pow(-2));        // (x^3 + 1)/(x)
/// Rational value = g.Evaluate(2, new Rational(1, 3));        // 7/2
/// bool same = f + y == x;
/// </code>
/// </example>
public sealed class RationalFunction : IEquatable<RationalFunction>
{
    /// <summary>The quotient of two polynomials of one ring.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public RationalFunction(MultivariatePolynomial<IntegerCoefficients, Integer> numerator, MultivariatePolynomial<IntegerCoefficients, Integer> denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        MultivariatePolynomial<IntegerCoefficients, Integer> gcd = numerator.Gcd(denominator);
        if (denominator.LeadingCoefficient.Sign < 0) gcd = -gcd;
        Numerator = gcd.IsOne ? numerator : numerator.DivideExactly(gcd);
        Denominator = gcd.IsOne ? denominator : denominator.DivideExactly(gcd);
    }

    /// <summary>Takes parts in normal form.</summary>
    private RationalFunction((MultivariatePolynomial<IntegerCoefficients, Integer> Numerator, MultivariatePolynomial<IntegerCoefficients, Integer> Denominator) parts) =>
        (Numerator, Denominator) = parts;

    /// <summary>The numerator.</summary>
    public MultivariatePolynomial<IntegerCoefficients, Integer> Numerator { get; }

    /// <summary>The denominator.</summary>
    public MultivariatePolynomial<IntegerCoefficients, Integer> Denominator { get; }

    /// <summary>The ring of both.</summary>
    public MultivariateRing<IntegerCoefficients, Integer> Ring => Numerator.Ring;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsPolynomial => Denominator.IsOne;

    /// <summary>Whether this is a number.</summary>
    public bool IsConstant => Numerator.IsConstant && Denominator.IsConstant;

    /// <summary>The same polynomial.</summary>
    public static implicit operator RationalFunction(MultivariatePolynomial<IntegerCoefficients, Integer> polynomial) => new((polynomial, polynomial.Ring.One));

    /// <summary>The polynomial with rational coefficients.</summary>
    public static RationalFunction Of(MultivariatePolynomial<RationalCoefficients, Rational> polynomial)
    {
        var integers = new MultivariateRing<IntegerCoefficients, Integer>(default, polynomial.Ring.Variables, polynomial.Ring.Order);
        (MultivariatePolynomial<IntegerCoefficients, Integer> numerator, Integer denominator) = RationalCoefficients.Numerator(integers, polynomial);
        return new RationalFunction((numerator, integers.Constant(denominator)));
    }

    /// <summary>A number.</summary>
    public static RationalFunction Constant(MultivariateRing<IntegerCoefficients, Integer> ring, Rational value) =>
        new((ring.Constant(value.Numerator), ring.Constant(value.Denominator)));

    /// <summary>The function itself.</summary>
    public static RationalFunction operator +(RationalFunction a) => a;

    /// <summary>The negative.</summary>
    public static RationalFunction operator -(RationalFunction a) => new((-a.Numerator, a.Denominator));

    /// <summary>The sum, with greatest common divisors of the parts instead of the whole.</summary>
    public static RationalFunction operator +(RationalFunction a, RationalFunction b)
    {
        MultivariatePolynomial<IntegerCoefficients, Integer> gcd = a.Denominator.Gcd(b.Denominator);
        if (gcd.IsOne) return new RationalFunction(((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator));
        MultivariatePolynomial<IntegerCoefficients, Integer> left = a.Denominator.DivideExactly(gcd), right = b.Denominator.DivideExactly(gcd);
        MultivariatePolynomial<IntegerCoefficients, Integer> sum = (a.Numerator * right) + (b.Numerator * left);
        if (sum.IsZero) return a.Ring.Zero;
        // Only divisors of gcd can be common to the sum and the common denominator.
        MultivariatePolynomial<IntegerCoefficients, Integer> common = sum.Gcd(gcd);
        return new RationalFunction((sum.DivideExactly(common), left * b.Denominator.DivideExactly(common)));
    }

    /// <summary>The difference.</summary>
    public static RationalFunction operator -(RationalFunction a, RationalFunction b) => a + -b;

    /// <summary>The product, reduced crosswise.</summary>
    public static RationalFunction operator *(RationalFunction a, RationalFunction b)
    {
        if (a.IsZero || b.IsZero) return a.Ring.Zero;
        MultivariatePolynomial<IntegerCoefficients, Integer> first = a.Numerator.Gcd(b.Denominator), second = b.Numerator.Gcd(a.Denominator);
        return new RationalFunction((a.Numerator.DivideExactly(first) * b.Numerator.DivideExactly(second), a.Denominator.DivideExactly(second) * b.Denominator.DivideExactly(first)));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static RationalFunction operator /(RationalFunction a, RationalFunction b) => a * b.Reciprocal();

    /// <summary>The sum with a number.</summary>
    public static RationalFunction operator +(RationalFunction a, Rational b) => a + Constant(a.Ring, b);

    /// <summary>The sum with a number.</summary>
    public static RationalFunction operator +(Rational a, RationalFunction b) => b + a;

    /// <summary>The difference with a number.</summary>
    public static RationalFunction operator -(RationalFunction a, Rational b) => a - Constant(a.Ring, b);

    /// <summary>The difference of a number.</summary>
    public static RationalFunction operator -(Rational a, RationalFunction b) => Constant(b.Ring, a) - b;

    /// <summary>A multiple.</summary>
    public static RationalFunction operator *(RationalFunction a, Rational b) => a * Constant(a.Ring, b);

    /// <summary>A multiple.</summary>
    public static RationalFunction operator *(Rational a, RationalFunction b) => b * a;

    /// <summary>The quotient by a number.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static RationalFunction operator /(RationalFunction a, Rational b) => a * Rational.Reciprocal(b);

    /// <summary>The quotient of a number.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static RationalFunction operator /(Rational a, RationalFunction b) => b.Reciprocal() * a;

    /// <summary>The reciprocal.</summary>
    /// <exception cref="DivideByZeroException">The function is 0.</exception>
    public RationalFunction Reciprocal() =>
        IsZero ? throw new DivideByZeroException() : new RationalFunction(Numerator.LeadingCoefficient.Sign < 0 ? (-Denominator, -Numerator) : (Denominator, Numerator));

    /// <summary>A power; a negative exponent takes the reciprocal's.</summary>
    /// <exception cref="DivideByZeroException">A negative power of 0.</exception>
    public RationalFunction Pow(int exponent) => exponent < 0 ? Reciprocal().Pow(checked(-exponent)) : new((Numerator.Pow(exponent), Denominator.Pow(exponent)));

    /// <summary>The partial derivative.</summary>
    public RationalFunction Derivative(string variable) =>
        new((Numerator.Derivative(variable) * Denominator) - (Numerator * Denominator.Derivative(variable)), Denominator * Denominator);

    /// <summary>The value at a point.</summary>
    /// <param name="point">A value for each variable.</param>
    /// <exception cref="DivideByZeroException">The denominator vanishes there.</exception>
    public Rational Evaluate(params ReadOnlySpan<Rational> point)
    {
        var rationals = new MultivariateRing<RationalCoefficients, Rational>(default, Ring.Variables, Ring.Order);
        Rational denominator = rationals.Map(Denominator, value => (Rational)value).Evaluate(point);
        return rationals.Map(Numerator, value => (Rational)value).Evaluate(point) / denominator;
    }

    /// <summary>A function for a variable.</summary>
    /// <exception cref="DivideByZeroException">The denominator vanishes.</exception>
    public RationalFunction Substitute(string variable, RationalFunction value)
    {
        int index = Ring.IndexOf(variable), degree = Math.Max(Numerator.Degree(index), Denominator.Degree(index));
        return new RationalFunction(Homogenize(Numerator, index, value, degree), Homogenize(Denominator, index, value, degree));
    }

    /// <inheritdoc/>
    public bool Equals(RationalFunction? other) => other is not null && Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RationalFunction);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 31) + Denominator.GetHashCode());

    /// <summary>Whether two functions are equal.</summary>
    public static bool operator ==(RationalFunction? a, RationalFunction? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether two functions differ.</summary>
    public static bool operator !=(RationalFunction? a, RationalFunction? b) => !(a == b);

    /// <summary><c>(x + 1)/(x*y)</c>; a denominator 1 is left out.</summary>
    public override string ToString()
    {
        if (IsPolynomial) return Numerator.ToString();
        string above = Numerator.TermCount > 1 ? $"({Numerator})" : Numerator.ToString();
        return Denominator.IsConstant ? $"{above}/{Denominator}" : $"{above}/({Denominator})";
    }

    // q^degree f(p / q) in one variable.
    private static MultivariatePolynomial<IntegerCoefficients, Integer> Homogenize(
        MultivariatePolynomial<IntegerCoefficients, Integer> f, int variable, RationalFunction value, int degree)
    {
        MultivariatePolynomial<IntegerCoefficients, Integer> result = f.Ring.Zero, scale = f.Ring.One;
        MultivariatePolynomial<IntegerCoefficients, Integer>[] parts = f.CoefficientsIn(variable);
        for (int power = degree; power >= 0; power--)
        {
            result *= value.Numerator;
            if (power < parts.Length) result += parts[power] * scale;
            scale *= value.Denominator;
        }
        return result;
    }
}
