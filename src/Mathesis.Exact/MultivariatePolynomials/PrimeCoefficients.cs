namespace Mathesis.Exact;

/// <summary>A prime field, as coefficients of multivariate polynomials.</summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
/// <param name="field">The field.</param>
public readonly struct PrimeCoefficients<TField, TElement>(TField field) : ICoefficients<PrimeCoefficients<TField, TElement>, TElement>
    where TField : struct, IPrimeField<TElement>
{
    private readonly TField field = field;

    /// <summary>The field.</summary>
    public TField Field => this.field;

    /// <inheritdoc/>
    public TElement Zero => this.field.Zero;

    /// <inheritdoc/>
    public TElement One => this.field.One;

    /// <inheritdoc/>
    public ulong Characteristic => this.field.Characteristic;

    /// <inheritdoc/>
    public TElement Add(TElement a, TElement b) => field.Add(a, b);

    /// <inheritdoc/>
    public TElement Subtract(TElement a, TElement b) => field.Subtract(a, b);

    /// <inheritdoc/>
    public TElement Negate(TElement a) => field.Negate(a);

    /// <inheritdoc/>
    public TElement Multiply(TElement a, TElement b) => field.Multiply(a, b);

    /// <inheritdoc/>
    public bool TryDivide(TElement a, TElement b, out TElement quotient)
    {
        quotient = field.Multiply(a, field.Invert(b));
        return true;
    }

    /// <inheritdoc/>
    public bool IsZero(TElement a) => field.IsZero(a);

    /// <inheritdoc/>
    public bool AreEqual(TElement a, TElement b) => field.AreEqual(a, b);

    /// <inheritdoc/>
    public TElement FromInteger(Integer value) => ModularImage.Of<TField, TElement>(field, value);

    /// <inheritdoc/>
    public Rational ToRational(TElement a) => (Integer)field.ToResidue(a);

    /// <inheritdoc/>
    public TElement Content(ReadOnlySpan<TElement> coefficients) => coefficients[0];

    /// <inheritdoc/>
    public MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement>? TryMultiply(
        MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> a, MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> b)
    {
        var ring = new PolynomialRing<TField, TElement>(field);
        return DenseProduct.TryMultiply(a, b, (x, y) => ring.Multiply(x, y));
    }

    /// <inheritdoc/>
    public MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> Gcd(
        MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> a,
        MultivariatePolynomial<PrimeCoefficients<TField, TElement>, TElement> b) => PrimeMultivariateGcd<TField, TElement>.Of(a, b);
}
