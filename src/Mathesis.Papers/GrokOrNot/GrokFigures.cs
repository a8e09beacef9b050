using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Draws the regimes of paper 1: accuracies over training, neurons by concentration, pruning, the phase map.</summary>
internal static class GrokFigures
{
    /// <summary>Writes a replicate's sections.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate, bool several)
    {
        string suffix = several ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
        ArmResult[] regimes = [.. replicate.Arms.Where(arm => arm.Arm == "train")];
        report.Section("Regimes" + suffix, "Training accuracy counts the random answers as right; test answers are never random.");
        report.Figure(new Figure([.. regimes.Select(Accuracies)], Columns: 2), "Accuracy on training questions, on those with random answers, and on test questions.");
        report.Table(
            ["regime", "train", "random answers", "test", "generalising neurons", "grokked at", "half unlearned at"],
            regimes.Select(arm => (IReadOnlyList<string>)
            [
                arm.Label, Percent(arm["train accuracy"]), arm.Measurements.TryGetValue("corrupted accuracy", out double corrupted) ? Percent(corrupted) : "—",
                Percent(arm["test accuracy"]), Percent(arm["generalising neurons"]), Count(arm["grokked at"]), Count(arm["half unlearned at"]),
            ]),
            "Where each regime ends.");

        report.Section("Neurons" + suffix, "A neuron whose weights are one wave over the residues generalises; one that is spread over all frequencies memorises.");
        report.Figure(new Figure([.. regimes.Select(Participations)], Columns: 2), "The neurons by inverse participation ratio: near 1 for a single frequency.");
        report.Figure(Figure.Single(Gains(replicate.Arm(GrokRegime.BatchNorm.Label))), "Batch norm's gain of each neuron: small where it memorises, large where it generalises.");

        report.Section("Pruning" + suffix, "Neurons are removed from the least concentrated on.");
        report.Figure(
            new Figure([.. new[] { GrokRegime.Coexistence, GrokRegime.PartialInversion }.Select(regime => Pruning(replicate.Arm(regime.Label)))]),
            "Without the memorising neurons the random answers are forgotten, and the right ones stay.");

        report.Section("Phases" + suffix, "Short trainings of smaller networks over the fraction of questions and the share of random answers.");
        report.Figure(new Figure([.. Maps(replicate.Arm("phase map"))], Columns: 2), "Accuracy on the random answers and on the test questions; rows from few random answers (top) to many, columns from few questions to many.");
    }

    private static Panel Accuracies(ArmResult arm)
    {
        MetricStream stream = arm.Stream("training");
        double[] steps = TrainingFigures.Steps(stream);
        return new Panel
        {
            Title = arm.Label,
            XLabel = "step",
            YLabel = "fraction right",
            Marks =
            [
                new Mark.Line(steps, stream["train accuracy"]) { Label = "train" },
                .. arm.Measurements.ContainsKey("corrupted accuracy") ? (Mark[])[new Mark.Line(steps, stream["corrupted accuracy"]) { Label = "random answers" }] : [],
                new Mark.Line(steps, stream["test accuracy"]) { Label = "test" },
            ],
        };
    }

    private static Panel Participations(ArmResult arm)
    {
        const int Bins = 20;
        var counts = new double[Bins];
        foreach (double participation in arm.Stream(GrokArms.NeuronStream)["participation"]) counts[Math.Min(Bins - 1, (int)(participation * Bins))]++;
        return new Panel
        {
            Title = arm.Label,
            XLabel = "inverse participation ratio",
            YLabel = "neurons",
            Marks = [new Mark.Bars([.. Enumerable.Range(0, Bins).Select(bin => (bin + 0.5) / Bins)], counts)],
        };
    }

    private static Panel Gains(ArmResult arm)
    {
        MetricStream neurons = arm.Stream(GrokArms.NeuronStream);
        return new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Rank correlation {arm["rank correlation of participation and gain"]:F2}"),
            XLabel = "inverse participation ratio",
            YLabel = "gain",
            Marks = [new Mark.Points(neurons["participation"], neurons["gain"])],
        };
    }

    private static Panel Pruning(ArmResult arm)
    {
        MetricStream stream = arm.Stream(GrokArms.PruningStream);
        double[] removed = TrainingFigures.Steps(stream);
        return new Panel
        {
            Title = arm.Label,
            XLabel = "neurons removed",
            YLabel = "fraction right",
            Marks =
            [
                new Mark.Line(removed, stream["corrupted accuracy"]) { Label = "random answers" },
                new Mark.Line(removed, stream["clean accuracy"]) { Label = "right training answers" },
                new Mark.Line(removed, stream["test accuracy"]) { Label = "test" },
            ],
        };
    }

    private static IEnumerable<Panel> Maps(ArmResult arm)
    {
        MetricStream stream = arm.Stream(GrokPhaseMap.Stream);
        int rows = GrokPhaseMap.Corruptions.Count, columns = GrokPhaseMap.Fractions.Count;
        for (int map = 0; map < GrokPhaseMap.Decays.Count; map++)
        {
            foreach (string metric in (string[])["corrupted accuracy", "test accuracy"])
            {
                var values = new double[rows, columns];
                for (int cell = 0; cell < rows * columns; cell++) values[cell / columns, cell % columns] = stream[metric][map * rows * columns + cell];
                yield return new Panel
                {
                    Title = string.Create(CultureInfo.InvariantCulture, $"{metric}, decay {GrokPhaseMap.Decays[map]}"),
                    XLabel = "fraction of questions, 0.3 to 0.8",
                    YLabel = "random answers, 0.1 to 0.85",
                    Marks = [new Mark.Heat(values)],
                };
            }
        }
    }

    private static string Percent(double value) => ClaimText.Value(value, MetricFormat.Percent);

    private static string Count(double value) => ClaimText.Value(value, MetricFormat.Count);
}
