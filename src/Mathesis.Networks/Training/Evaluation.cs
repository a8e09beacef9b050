namespace Mathesis.Networks;

/// <summary>How a network does on examples.</summary>
/// <param name="Loss">The mean of the objective over the targets (of the cross-entropy, in nats), summed in float64.</param>
/// <param name="Accuracy">The fraction of targets whose output is the largest.</param>
public readonly record struct Evaluation(double Loss, double Accuracy)
{
    /// <summary>The fraction of sequences whose every target has the largest output; with one target each, the accuracy.</summary>
    public double WholeSequences { get; init; }
}
