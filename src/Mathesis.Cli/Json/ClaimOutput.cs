using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>A claim, before any run has decided it.</summary>
internal sealed record ClaimOutput(
    string Claim, string Statement, string Source, string Reported, string Metric, string Criterion, string Aggregation,
    int Replicates, string Fidelity, string? Scaled, string Threshold, string? Calibration)
{
    /// <summary>The output for a claim.</summary>
    public static ClaimOutput Of(Claim claim) => new(
        claim.Id, claim.Statement, claim.Source, claim.Reported, claim.Metric, ClaimText.Criterion(claim),
        claim.Aggregation.ToString().ToLowerInvariant(), claim.Replicates, claim.Fidelity.ToString().ToLowerInvariant(),
        claim.Scaled, claim.Threshold.Origin, claim.Threshold.Calibration);
}
