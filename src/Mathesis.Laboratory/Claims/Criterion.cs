namespace Mathesis.Laboratory;

/// <summary>
/// What must hold of an estimate: it lies between the bounds. A criterion of difference is about A - B of two arms: its sign
/// is decided first, its size second.
/// </summary>
public sealed record Criterion
{
    /// <summary>The smallest value that satisfies, or null.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The largest value that satisfies, or null.</summary>
    public double? AtMost { get; init; }

    /// <summary>Whether the measurement is a difference whose sign is decided before its margin.</summary>
    public bool IsDifference { get; init; }

    /// <summary>The value is at least the bound.</summary>
    public static Criterion Minimum(double bound) => new() { AtLeast = bound };

    /// <summary>The value is at most the bound.</summary>
    public static Criterion Maximum(double bound) => new() { AtMost = bound };

    /// <summary>The value lies in [low, high].</summary>
    public static Criterion Between(double low, double high) => new() { AtLeast = low, AtMost = high };

    /// <summary>The measurement is A - B, and A exceeds B by at least the margin.</summary>
    public static Criterion Exceeds(double margin = 0) => new() { AtLeast = margin, IsDifference = true };
}
