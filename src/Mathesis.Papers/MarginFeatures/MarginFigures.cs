using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Draws what networks trained towards the maximal margin became.</summary>
internal static class MarginFigures
{
    /// <summary>Writes a replicate's section.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate, bool several)
    {
        string suffix = several ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
        ArmResult[] trained = [.. replicate.Arms.Where(arm => arm.Arm.StartsWith("train ", StringComparison.Ordinal))];
        report.Section("Training" + suffix, "As the penalty falls, the normalised margin rises to the maximum of the theorem.");
        report.Figure(
            new Figure([.. trained.Select(Margin)], Columns: 3),
            "The margin of the network over the maximal margin. It is negative while some question is answered wrongly.");
        report.Section("Neurons" + suffix, "What each neuron became: a wave of one frequency, a representation, the bits that count.");
        report.Figure(new Figure([.. trained.Select(Shares)], Columns: 3), "The share of each neuron's energy in its own frequency or representation, or on the relevant bits; neurons sorted.");
        report.Figure(
            new Figure([.. trained.Where(arm => arm.Arm != "train parity").Select(Kinds)], Columns: 3),
            "How much of the network's norm each frequency, or each irreducible representation, has.");
    }

    private static Panel Margin(ArmResult arm)
    {
        MetricStream stream = arm.Stream("margin");
        return new Panel
        {
            Title = Title(arm),
            XLabel = "step",
            YLabel = "margin over maximum",
            Marks =
            [
                new Mark.Line(TrainingFigures.Steps(stream), [.. stream["margin over maximum"].Select(value => Math.Max(-1, value))]),
                new Mark.HorizontalRule(1) { Label = "maximum" },
            ],
        };
    }

    private static Panel Shares(ArmResult arm)
    {
        double[] shares = [.. arm.Stream(MarginArms.NeuronStream)["share"].Order()];
        return new Panel
        {
            Title = Title(arm),
            XLabel = "neurons, sorted",
            YLabel = "share of energy",
            Marks = [new Mark.Line([.. Enumerable.Range(1, shares.Length).Select(i => (double)i)], shares)],
        };
    }

    private static Panel Kinds(ArmResult arm)
    {
        MetricStream neurons = arm.Stream(MarginArms.NeuronStream);
        IGrouping<double, double>[] kinds = [.. neurons["kind"].Zip(neurons["norm"]).GroupBy(pair => pair.First, pair => pair.Second).OrderBy(group => group.Key)];
        double total = neurons["norm"].Sum();
        return new Panel
        {
            Title = Title(arm),
            XLabel = arm.Arm == "train group" ? "representation" : "frequency",
            YLabel = "share of the cubed norm",
            Marks = [new Mark.Bars([.. kinds.Select(group => group.Key)], [.. kinds.Select(group => group.Sum() / total)])],
        };
    }

    private static string Title(ArmResult arm) => string.Create(CultureInfo.InvariantCulture, $"{arm.Label}: {arm["margin over maximum"]:P1}");
}
