namespace Mathesis.Cli;

/// <summary>An equation's part in a combination of equations.</summary>
/// <param name="Equation">The equation, from 1.</param>
/// <param name="Factor">What it is multiplied by.</param>
internal sealed record CombinationOutput(int Equation, string Factor);
