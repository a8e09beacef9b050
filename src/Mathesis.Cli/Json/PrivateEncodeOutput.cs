namespace Mathesis.Cli;

/// <summary>What <c>private encode --json</c> prints.</summary>
internal sealed record PrivateEncodeOutput
{
    public int Schema { get; init; } = 1;
    public required string File { get; init; }
    public required string Mechanism { get; init; }
    public required double Epsilon { get; init; }
    public required int Categories { get; init; }
    public required int Users { get; init; }
    public required double BitsPerReport { get; init; }
    public ulong? Seed { get; init; }
}
