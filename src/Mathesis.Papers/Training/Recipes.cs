using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>Recipes that experiments share.</summary>
internal static class Recipes
{
    /// <summary>A network small enough that a whole course takes a second: for smoke runs.</summary>
    public static FiniteTrainingOptions Smoke { get; } = new()
    {
        Modulus = 13,
        Fraction = 0.6,
        Width = 32,
        Heads = 2,
        Hidden = 64,
        MaximumSteps = 400,
        StepsAfterTarget = 100,
        EvaluateEvery = 20,
        CheckpointEvery = 20,
    };
}
