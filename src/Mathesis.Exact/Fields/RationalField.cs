namespace Mathesis.Exact;

/// <summary>Q: the rational numbers.</summary>
public readonly struct RationalField : IField<Rational>
{
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
    public Rational Invert(Rational a) => Rational.Reciprocal(a);

    /// <inheritdoc/>
    public bool IsZero(Rational a) => a.IsZero;

    /// <inheritdoc/>
    public bool AreEqual(Rational a, Rational b) => a == b;

    /// <inheritdoc/>
    public Rational FromInteger(long value) => value;

    /// <inheritdoc/>
    public Rational FromInteger(Integer value) => value;
}
