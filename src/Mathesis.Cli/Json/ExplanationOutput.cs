namespace Mathesis.Cli;

/// <summary>What <c>explain --json</c> prints.</summary>
internal sealed record ExplanationOutput
{
    public int Schema { get; init; } = 1;
    public required string Checkpoint { get; init; }
    public required string Task { get; init; }
    public required int Questions { get; init; }
    public required ulong Seed { get; init; }
    public required long Step { get; init; }
    public required long Parameters { get; init; }
    public required IReadOnlyList<string> Modules { get; init; }
    public required EvaluationOutput All { get; init; }
    public required EvaluationOutput? Training { get; init; }
    public required EvaluationOutput? Test { get; init; }
    public required AnatomyOutput? Anatomy { get; init; }
    public required string? NoCircuit { get; init; }
    public required CircuitOutput? Circuit { get; init; }
    public string? Report { get; init; }
}
