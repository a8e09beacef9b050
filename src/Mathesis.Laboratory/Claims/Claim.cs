namespace Mathesis.Laboratory;

/// <summary>What a paper states, as a record that a run can decide. Written before the run that decides it.</summary>
public sealed record Claim
{
    /// <summary>The claim's name within its paper: lower case, hyphens: <c>test-accuracy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in words, as the paper means it.</summary>
    public required string Statement { get; init; }

    /// <summary>Where the paper states it: section, figure, table.</summary>
    public required string Source { get; init; }

    /// <summary>What the paper reports, for the column beside the measurement: <c>84.6% (433 of 512)</c>. Only figures the paper states.</summary>
    public required string Reported { get; init; }

    /// <summary>The name of the measurement that decides it; every replicate gives one value.</summary>
    public required string Metric { get; init; }

    /// <summary>How the measurement is printed.</summary>
    public MetricFormat Format { get; init; }

    /// <summary>What must hold of the measurement.</summary>
    public required Criterion Criterion { get; init; }

    /// <summary>How the replicates' values become an estimate with an interval.</summary>
    public Aggregation Aggregation { get; init; } = Aggregation.Every;

    /// <summary>How many replicates a decision needs, at least.</summary>
    public int Replicates { get; init; } = 1;

    /// <summary>Whether the claim was tested as stated, scaled down, or on a substitute.</summary>
    public Fidelity Fidelity { get; init; }

    /// <summary>What was scaled or substituted, in a sentence; null when the fidelity is exact.</summary>
    public string? Scaled { get; init; }

    /// <summary>Where the criterion's bounds come from.</summary>
    public Threshold Threshold { get; init; } = Threshold.FromPaper;

    /// <summary>For a claim known to fail here: why, and which run tested the explanation. Printed only when it fails.</summary>
    public string? Explanation { get; init; }
}
