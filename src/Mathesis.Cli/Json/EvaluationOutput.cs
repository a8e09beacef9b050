using Mathesis.Laboratory;
using Mathesis.Networks;

namespace Mathesis.Cli;

/// <summary>How a network does on questions, as JSON: mean cross-entropy in nats and the fraction right.</summary>
internal sealed record EvaluationOutput(double Loss, double Accuracy)
{
    public static EvaluationOutput Of(Evaluation evaluation) => new(evaluation.Loss, evaluation.Accuracy);

    public override string ToString() => $"loss {ClaimText.Value(Loss, MetricFormat.Number)} nats, accuracy {ClaimText.Value(Accuracy, MetricFormat.Percent)}";
}
