namespace Mathesis.Cli;

/// <summary>What <c>private audit --json</c> prints.</summary>
internal sealed record PrivateAuditOutput
{
    public int Schema { get; init; } = 1;
    public required double Epsilon { get; init; }
    public required int Categories { get; init; }
    public required long Users { get; init; }
    public required IReadOnlyList<PrivateMechanismOutput> Mechanisms { get; init; }
}
