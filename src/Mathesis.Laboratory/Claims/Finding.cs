namespace Mathesis.Laboratory;

/// <summary>What was measured for a claim, and the verdict.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Values">The metric's value of each replicate, in the order of the seeds.</param>
/// <param name="Estimate">The aggregate of the values; NaN without values.</param>
/// <param name="Interval">The interval of the estimate; (NaN, NaN) without values.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Explanation">Why the claim fails or is undecided, in one sentence; null when it holds.</param>
public sealed record Finding(
    Claim Claim, IReadOnlyList<double> Values, double Estimate, (double Low, double High) Interval,
    ClaimVerdict Verdict, string? Explanation);
