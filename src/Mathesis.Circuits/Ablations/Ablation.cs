namespace Mathesis.Circuits;

/// <summary>What remains of a network's success when parts of its computation are taken away.</summary>
/// <param name="Name">What was done: one of the names of <see cref="AblationTable"/>.</param>
/// <param name="Result">Loss and accuracy afterwards.</param>
public sealed record Ablation(string Name, GridEvaluation Result);
