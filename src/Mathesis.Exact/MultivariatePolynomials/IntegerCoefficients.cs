namespace Mathesis.Exact;

/// <summary>Z, as coefficients of multivariate polynomials.</summary>
public readonly struct IntegerCoefficients : ICoefficients<IntegerCoefficients, Integer>
{
    /// <inheritdoc/>
    public Integer Zero => default;

    /// <inheritdoc/>
    public Integer One => Integer.One;

    /// <inheritdoc/>
    public ulong Characteristic => 0;

    /// <inheritdoc/>
    public Integer Add(Integer a, Integer b) => a + b;

    /// <inheritdoc/>
    public Integer Subtract(Integer a, Integer b) => a - b;

    /// <inheritdoc/>
    public Integer Negate(Integer a) => -a;

    /// <inheritdoc/>
    public Integer Multiply(Integer a, Integer b) => a * b;

    /// <inheritdoc/>
    public bool TryDivide(Integer a, Integer b, out Integer quotient)
    {
        (quotient, Integer rest) = Integer.DivRem(a, b);
        return rest.IsZero;
    }

    /// <inheritdoc/>
    public bool IsZero(Integer a) => a.IsZero;

    /// <inheritdoc/>
    public bool AreEqual(Integer a, Integer b) => a == b;

    /// <inheritdoc/>
    public Integer FromInteger(Integer value) => value;

    /// <inheritdoc/>
    public Rational ToRational(Integer a) => a;

    /// <inheritdoc/>
    public Integer Content(ReadOnlySpan<Integer> coefficients)
    {
        Integer content = Integer.Zero;
        foreach (Integer coefficient in coefficients)
        {
            content = Integer.Gcd(content, coefficient);
            if (content.IsOne) break;
        }
        return coefficients[0].Sign < 0 ? -content : content;
    }

    /// <inheritdoc/>
    public MultivariatePolynomial<IntegerCoefficients, Integer>? TryMultiply(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b) =>
        WordTermProduct.TryMultiply(a, b) ?? DenseProduct.TryMultiply(a, b, (x, y) => (IntegerPolynomial.Own(x) * IntegerPolynomial.Own(y)).Coefficients.ToArray());

    /// <inheritdoc/>
    public MultivariatePolynomial<IntegerCoefficients, Integer> Gcd(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b) => IntegerMultivariateGcd.Of(a, b);
}
