namespace Mathesis.Cli;

/// <summary>The audit of a mechanism.</summary>
internal sealed record PrivateMechanismOutput
{
    public required string Mechanism { get; init; }
    public IReadOnlyList<int>? Moduli { get; init; }
    public required string LossRatio { get; init; }
    public required double Epsilon { get; init; }
    public required int EnumeratedCategories { get; init; }
    public required int EnumeratedReports { get; init; }
    public required double EnumeratedEpsilon { get; init; }
    public required bool Covered { get; init; }
    public required double SampledEpsilonAtLeast { get; init; }
    public required double BitsPerReport { get; init; }
    public required double RootMeanSquaredError { get; init; }
    public required double BestGuess { get; init; }
}
