namespace Mathesis.Exact;

/// <summary>A convergent p / q of a continued fraction, as the recurrence gives it.</summary>
/// <param name="Numerator">p.</param>
/// <param name="Denominator">q; at least 1 for simple continued fractions.</param>
public readonly record struct Convergent(Integer Numerator, Integer Denominator)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Numerator}/{Denominator}";
}
