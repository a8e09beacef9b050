namespace Mathesis.Cli;

/// <summary>What <c>probe --json</c> prints.</summary>
internal sealed record ProbeOutput
{
    public int Schema { get; init; } = 1;
    public required string Checkpoint { get; init; }
    public required string Task { get; init; }
    public required IReadOnlyList<ProbedPointOutput> Points { get; init; }
}
