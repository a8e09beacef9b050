namespace Mathesis.Cli;

/// <summary>What <c>private estimate --json</c> prints.</summary>
internal sealed record PrivateEstimateOutput
{
    public int Schema { get; init; } = 1;
    public required string Mechanism { get; init; }
    public required double Epsilon { get; init; }
    public required long Users { get; init; }
    public required bool Projected { get; init; }
    public required IReadOnlyList<PrivateCategoryOutput> Frequencies { get; init; }
}
