using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>A finding in brief.</summary>
internal sealed record FindingOutput(string Claim, string Verdict, double Estimate, string Criterion, string? Explanation)
{
    /// <summary>The output for a finding.</summary>
    public static FindingOutput Of(Finding finding) => new(
        finding.Claim.Id, ClaimText.Word(finding.Verdict), finding.Estimate, ClaimText.Criterion(finding.Claim), finding.Explanation);
}
