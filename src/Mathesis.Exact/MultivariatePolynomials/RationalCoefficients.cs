namespace Mathesis.Exact;

/// <summary>Q, as coefficients of multivariate polynomials.</summary>
public readonly struct RationalCoefficients : ICoefficients<RationalCoefficients, Rational>
{
    private const int LeastPairs = 16;

    /// <inheritdoc/>
    public Rational Zero => default;

    /// <inheritdoc/>
    public Rational One => Rational.One;

    /// <inheritdoc/>
    public ulong Characteristic => 0;

    /// <inheritdoc/>
    public Rational Add(Rational a, Rational b) => a + b;

    /// <inheritdoc/>
    public Rational Subtract(Rational a, Rational b) => a - b;

    /// <inheritdoc/>
    public Rational Negate(Rational a) => -a;

    /// <inheritdoc/>
    public Rational Multiply(Rational a, Rational b) => a * b;

    /// <inheritdoc/>
    public bool TryDivide(Rational a, Rational b, out Rational quotient)
    {
        quotient = a / b;
        return true;
    }

    /// <inheritdoc/>
    public bool IsZero(Rational a) => a.IsZero;

    /// <inheritdoc/>
    public bool AreEqual(Rational a, Rational b) => a == b;

    /// <inheritdoc/>
    public Rational FromInteger(Integer value) => value;

    /// <inheritdoc/>
    public Rational ToRational(Rational a) => a;

    /// <inheritdoc/>
    public Rational Content(ReadOnlySpan<Rational> coefficients) => coefficients[0];

    /// <summary>The product through the integers, which spares the common divisors of every sum.</summary>
    public MultivariatePolynomial<RationalCoefficients, Rational>? TryMultiply(
        MultivariatePolynomial<RationalCoefficients, Rational> a, MultivariatePolynomial<RationalCoefficients, Rational> b)
    {
        if ((long)a.TermCount * b.TermCount < LeastPairs) return null;
        var integers = new MultivariateRing<IntegerCoefficients, Integer>(default, a.Ring.Variables, a.Ring.Order);
        (MultivariatePolynomial<IntegerCoefficients, Integer> x, Integer denominatorOfA) = Numerator(integers, a);
        (MultivariatePolynomial<IntegerCoefficients, Integer> y, Integer denominatorOfB) = Numerator(integers, b);
        Integer denominator = denominatorOfA * denominatorOfB;
        return a.Ring.Map(x * y, value => new Rational(value, denominator));
    }

    /// <summary>The monic gcd, through the integers.</summary>
    public MultivariatePolynomial<RationalCoefficients, Rational> Gcd(
        MultivariatePolynomial<RationalCoefficients, Rational> a, MultivariatePolynomial<RationalCoefficients, Rational> b)
    {
        var integers = new MultivariateRing<IntegerCoefficients, Integer>(default, a.Ring.Variables, a.Ring.Order);
        MultivariatePolynomial<IntegerCoefficients, Integer> gcd = IntegerMultivariateGcd.Of(Numerator(integers, a).Numerator, Numerator(integers, b).Numerator);
        return a.Ring.Map(gcd, value => (Rational)value).Normalize();
    }

    /// <summary>The polynomial as an integer polynomial over the least common denominator, above 0.</summary>
    /// <param name="integers">A ring with the same variables and order.</param>
    /// <param name="a">The polynomial.</param>
    public static (MultivariatePolynomial<IntegerCoefficients, Integer> Numerator, Integer Denominator) Numerator(
        MultivariateRing<IntegerCoefficients, Integer> integers, MultivariatePolynomial<RationalCoefficients, Rational> a)
    {
        Integer common = Integer.One;
        foreach (Rational coefficient in a.Coefficients) common = Integer.Lcm(common, coefficient.Denominator);
        return (integers.Map(a, value => value.Numerator * (common / value.Denominator)), common);
    }
}
