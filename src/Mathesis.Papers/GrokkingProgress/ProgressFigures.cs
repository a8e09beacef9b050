using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Draws the progress measures over training.</summary>
internal static class ProgressFigures
{
    /// <summary>The phases as shaded spans.</summary>
    public static IReadOnlyList<Mark> Spans(TrainingPhases phases)
    {
        var marks = new List<Mark>();
        void Add(string label, double? from, double? to)
        {
            if (from is { } start && to is { } end && end > start) marks.Add(new Mark.Span(start, end) { Label = label });
        }
        Add("memorisation", 0, phases.MemorisationEnds);
        Add("circuit formation", phases.MemorisationEnds, phases.CleanupStarts);
        Add("cleanup", phases.CleanupStarts, phases.CleanupEnds);
        return marks;
    }

    /// <summary>Restricted and excluded loss, sparsity, weights, and the amplitude of each key frequency.</summary>
    public static Figure Measures(MetricStream progress, IReadOnlyList<int> keys, IReadOnlyList<Mark> phases)
    {
        double[] steps = TrainingFigures.Steps(progress);
        Mark.Line Curve(string name, string? label = null) => new(steps, progress[name]) { Label = label ?? name };
        return new Figure(
        [
            new Panel
            {
                Title = "Restricted and excluded loss", XLabel = "step", YLabel = "cross-entropy (nats)", LogY = true,
                Marks = [.. phases, Curve("test loss"), Curve("restricted test loss"), Curve("train loss"), Curve("excluded train loss")],
            },
            new Panel
            {
                Title = "Excluded loss by frequency", XLabel = "step", YLabel = "cross-entropy on training pairs (nats)", LogY = true,
                Marks = [.. phases, .. keys.Select(k => Curve(ProgressRow.Excluded(k), string.Create(CultureInfo.InvariantCulture, $"without {k}")))],
            },
            new Panel
            {
                Title = "Sparsity in the Fourier basis", XLabel = "step", YLabel = "Gini coefficient",
                Marks = [.. phases, Curve("Gini of W_E", "embedding W_E"), Curve("Gini of W_L", "neuron-to-logit map W_L")],
            },
            new Panel
            {
                Title = "Sum of squared weights", XLabel = "step", YLabel = "sum of squares", LogY = true,
                Marks = [.. phases, Curve("squared weights", null) with { Label = null }],
            },
            new Panel
            {
                Title = "Amplitude of cos(w(a + b - c)) in the logits", XLabel = "step", YLabel = "least-squares coefficient",
                Marks = [.. phases, .. keys.Select(k => Curve(ProgressRow.Coefficient(k), string.Create(CultureInfo.InvariantCulture, $"frequency {k}")))],
            },
            new Panel
            {
                Title = "Logit variance explained by the cosines", XLabel = "step", YLabel = "fraction of variance",
                Marks = [.. phases, Curve("logit variance explained", null) with { Label = null }],
            },
        ]);
    }
}
