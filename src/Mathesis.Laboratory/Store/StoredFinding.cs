namespace Mathesis.Laboratory;

/// <summary>A finding as the journal writes it; the claim is kept as it stood when it was judged.</summary>
internal sealed record StoredFinding
{
    public required Claim Claim { get; init; }
    public required IReadOnlyList<double> Values { get; init; }
    public required double Estimate { get; init; }
    public required double Low { get; init; }
    public required double High { get; init; }
    public required ClaimVerdict Verdict { get; init; }
    public string? Explanation { get; init; }

    public static StoredFinding From(Finding finding) => new()
    {
        Claim = finding.Claim,
        Values = finding.Values,
        Estimate = finding.Estimate,
        Low = finding.Interval.Low,
        High = finding.Interval.High,
        Verdict = finding.Verdict,
        Explanation = finding.Explanation,
    };

    public Finding ToFinding() => new(Claim, Values, Estimate, (Low, High), Verdict, Explanation);
}
