using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>A run of paper 105's appendix that changes one thing of the mainline run; measured at the paper's scale only.</summary>
/// <param name="Label">What is changed.</param>
/// <param name="Changes">The settings that differ.</param>
internal sealed record GrokkingVariants(string Label, params (string Name, double Value)[] Changes)
{
    /// <summary>Weight decays, data fractions, dropout and other moduli.</summary>
    public static IReadOnlyList<GrokkingVariants> All { get; } =
    [
        new("weight decay 0.3", ("weight-decay", 0.3)),
        new("weight decay 3", ("weight-decay", 3)),
        .. new[] { 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9 }.Select(fraction =>
            new GrokkingVariants(string.Create(CultureInfo.InvariantCulture, $"fraction {fraction}"), ("fraction", fraction))),
        new("dropout 0.2", ("dropout", 0.2), ("weight-decay", 0)),
        new("dropout 0.5", ("dropout", 0.5), ("weight-decay", 0)),
        new("modulus 53", ("modulus", 53), ("weight-decay", 5)),
        new("modulus 109", ("modulus", 109)),
    ];

    /// <summary>Trains the variant and measures when it fitted and when it generalised, under its label.</summary>
    public async Task RunAsync(IReplicateContext replicate)
    {
        ArmResult arm = await replicate.RunArmAsync("train", Label, GrokkingProgress.With(replicate.Settings, [.. Changes, ("checkpoint-every", 0)]));
        replicate.Measure($"{Label}: final test accuracy", arm["final test accuracy"]);
        replicate.Measure($"{Label}: gap", arm["reached 99% at"] - arm["fitted at"]);
    }
}
