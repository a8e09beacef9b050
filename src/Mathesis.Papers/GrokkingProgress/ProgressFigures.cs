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
        void Add(string label, long? from, long? to)
        {
            if (from is { } start && to is { } end && end > start) marks.Add(new Mark.Span(start, end) { Label = label });
        }
        Add("memorisation", 0, phases.MemorisationEnd);
        Add("circuit formation", phases.MemorisationEnd, phases.CleanupStart);
        Add("cleanup", phases.CleanupStart, phases.CleanupEnd);
        return marks;
    }

    /// <summary>Restricted and excluded loss, sparsity, weights, and the amplitude of each key frequency.</summary>
    public static Figure Measures(MetricStream progress, IReadOnlyList<int> keys, IReadOnlyList<Mark> phases)
    {
        double[] steps = TrainingFigures.Steps(progress);
        Mark.Line Curve(string name, string? label) => new(steps, progress[name]) { Label = label };
        Mark.Line ByKey(string name, int key) =>
            Curve(string.Create(CultureInfo.InvariantCulture, $"{name}, frequency {key}"), string.Create(CultureInfo.InvariantCulture, $"k = {key}"));
        Panel Plot(string title, string unit, bool log, params IEnumerable<Mark> curves) =>
            new() { Title = title, XLabel = "step", YLabel = unit, LogY = log, Marks = [.. phases, .. curves] };

        return new Figure(
        [
            Plot("Restricted and excluded loss", "cross-entropy (nats)", true,
                Curve("test loss", "test"), Curve("restricted test loss", "restricted, test"),
                Curve("training loss", "training"), Curve("excluded loss", "excluded, training")),
            Plot("Training loss without one frequency", "cross-entropy (nats)", true, keys.Select(k => ByKey("excluded loss", k))),
            Plot("Sparsity in the Fourier basis", "Gini coefficient", false,
                Curve("embedding gini", "embedding W_E"), Curve("logit map gini", "neurons to logits W_L")),
            Plot("Sum of squared weights", "sum of squares", true, Curve("sum of squared weights", null)),
            Plot("Coefficient of cos(w(a + b - c)) in the logits", "least-squares coefficient", false, keys.Select(k => ByKey("cosine coefficient", k))),
            Plot("Logit variance explained by these cosines", "fraction of variance", false, Curve("variance explained", null)),
        ]);
    }
}
