namespace Mathesis.Circuits;

/// <summary>How well logits on a grid answer.</summary>
/// <param name="Loss">The mean cross-entropy in nats, in float64.</param>
/// <param name="Accuracy">The fraction of pairs whose largest logit is the answer's; of equal ones the first class counts.</param>
public readonly record struct GridEvaluation(SplitValue Loss, SplitValue Accuracy);
