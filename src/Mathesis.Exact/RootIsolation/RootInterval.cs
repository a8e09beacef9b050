namespace Mathesis.Exact;

/// <summary>Where one real root of a polynomial lies: at a rational number, or strictly between two that are no roots.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; equal to the lower for a rational root that is known.</param>
public sealed record RootInterval(Rational Low, Rational High)
{
    /// <summary>Whether the root is the number <see cref="Low"/>.</summary>
    public bool IsExact => Low == High;

    /// <summary>The distance of the ends.</summary>
    public Rational Width => High - Low;

    /// <summary>The middle.</summary>
    public Rational Middle => (Low + High) * new Rational(1, 2);

    /// <summary>The root or the open interval.</summary>
    public override string ToString() => IsExact ? Low.ToString() : $"({Low}, {High})";
}
