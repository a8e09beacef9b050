namespace Mathesis.Networks;

/// <summary>How a network does on examples.</summary>
/// <param name="Loss">The mean cross-entropy in nats, summed in float64.</param>
/// <param name="Accuracy">The fraction of examples whose largest logit is the target's.</param>
public readonly record struct Evaluation(double Loss, double Accuracy);
