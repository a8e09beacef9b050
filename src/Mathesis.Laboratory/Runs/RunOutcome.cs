namespace Mathesis.Laboratory;

/// <summary>A finished run.</summary>
public sealed record RunOutcome
{
    /// <summary>The run as journalled.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>What it found, in the order of the experiment's claims; empty for an experiment without claims.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The full path of its report.</summary>
    public required string ReportPath { get; init; }

    /// <summary>The combined verdict; null for an experiment without claims.</summary>
    public ClaimVerdict? Verdict => Findings.Count == 0 ? null : Verdicts.Combine(Findings.Select(finding => finding.Verdict));
}
