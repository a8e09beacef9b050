namespace Mathesis.Exact;

/// <summary>Q: the rational numbers.</summary>
public readonly struct RationalField : IField<Ratio>
{
    /// <inheritdoc/>
    public Ratio Zero => default;

    /// <inheritdoc/>
    public Ratio One => new(1, 1);

    /// <inheritdoc/>
    public ulong Characteristic => 0;

    /// <inheritdoc/>
    public Ratio Add(Ratio a, Ratio b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public Ratio Subtract(Ratio a, Ratio b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public Ratio Negate(Ratio a) => new(-a.Numerator, a.Denominator);

    /// <inheritdoc/>
    public Ratio Multiply(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <inheritdoc/>
    public Ratio Invert(Ratio a) => new(a.Denominator, a.Numerator);

    /// <inheritdoc/>
    public bool IsZero(Ratio a) => a.Numerator.IsZero;

    /// <inheritdoc/>
    public bool AreEqual(Ratio a, Ratio b) => a == b;

    /// <inheritdoc/>
    public Ratio FromInteger(long value) => new(value, 1);

    /// <inheritdoc/>
    public Ratio FromInteger(WideInteger value) => new(value, 1);
}
