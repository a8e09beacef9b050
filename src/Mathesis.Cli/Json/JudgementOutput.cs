namespace Mathesis.Cli;

/// <summary>What was decided about an answer, as JSON.</summary>
internal sealed record JudgementOutput
{
    /// <summary>The version of this form.</summary>
    public int Schema { get; } = 1;

    /// <summary>The problem's name.</summary>
    public required string Id { get; init; }

    /// <summary><c>right</c>, <c>wrong</c> or <c>undecided</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
