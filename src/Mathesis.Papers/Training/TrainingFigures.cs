using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Figures of a training course.</summary>
internal static class TrainingFigures
{
    /// <summary>Loss and accuracy over steps, side by side, with phases shaded.</summary>
    /// <param name="training">The stream <c>training</c>.</param>
    /// <param name="background">Marks drawn under the curves: phases.</param>
    public static Figure Curves(MetricStream training, params IReadOnlyList<Mark> background)
    {
        double[] steps = Steps(training);
        return new Figure(
        [
            new Panel
            {
                Title = "Loss", XLabel = "step", YLabel = "cross-entropy (nats)", LogY = true,
                Marks =
                [
                    .. background,
                    new Mark.Line(steps, training["train loss"]) { Label = "train" },
                    new Mark.Line(steps, training["test loss"]) { Label = "test" },
                ],
            },
            new Panel
            {
                Title = "Accuracy", XLabel = "step", YLabel = "fraction right",
                Marks =
                [
                    .. background,
                    new Mark.Line(steps, training["train accuracy"]) { Label = "train" },
                    new Mark.Line(steps, training["test accuracy"]) { Label = "test" },
                ],
            },
        ]);
    }

    /// <summary>The steps of a stream as numbers for an axis.</summary>
    public static double[] Steps(MetricStream stream) => [.. stream.Steps.Select(step => (double)step)];
}
