using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>A rational probability that can be drawn without any rounding.</summary>
/// <param name="Numerator">At most the denominator.</param>
/// <param name="Denominator">At least 1.</param>
public readonly record struct ExactChance(ulong Numerator, ulong Denominator)
{
    /// <summary>The probability as an exact number.</summary>
    public Rational ToRational() => new(Numerator, Denominator);

    /// <summary>The nearest double.</summary>
    public double ToDouble() => (double)ToRational();

    /// <summary>The probability of the opposite.</summary>
    public ExactChance Complement => new(Denominator - Numerator, Denominator);
}
