namespace Mathesis.Laboratory;

/// <summary>Which root runs to list.</summary>
public sealed record RunFilter
{
    /// <summary>Only runs of that experiment.</summary>
    public string? Experiment { get; init; }

    /// <summary>Only runs in that state.</summary>
    public RunState? State { get; init; }

    /// <summary>At most so many, the newest.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
