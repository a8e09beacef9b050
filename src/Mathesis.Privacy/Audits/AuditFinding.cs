using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>What an exact audit found.</summary>
/// <param name="LossRatio">The greatest ratio of the probabilities of one report under two values; null when a report is impossible under some value.</param>
/// <param name="Reports">How many different reports there are.</param>
/// <param name="IsCovered">Whether the ratio is proven to be at most e^epsilon.</param>
public sealed record AuditFinding(Rational? LossRatio, int Reports, bool IsCovered)
{
    /// <summary>The true epsilon: the logarithm of the ratio; infinite when there is none.</summary>
    public double Epsilon => LossRatio is { } ratio ? Math.Log((double)ratio) : double.PositiveInfinity;
}
