using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>Writes the figures of one replicate of paper 105.</summary>
internal static class GrokkingReport
{
    /// <summary>Writes a replicate's sections.</summary>
    public static void Write(IReportBuilder report, ReplicateResult replicate, ArmResult main, ArmResult control, bool several)
    {
        string suffix = several ? string.Create(CultureInfo.InvariantCulture, $", seed {replicate.Seed}") : "";
        IReadOnlyList<Mark> phases = ProgressFigures.Spans(PhasesOf(main));
        PairCircuit circuit = TrainedPairNetwork.Load(main.FilePath(Course.NetworkPath)).Analyse();

        report.Section("Training" + suffix, "Memorisation comes first, generalisation thousands of steps later.");
        report.Figure(TrainingFigures.Curves(main.Stream("training"), phases), "Loss and accuracy on training and test pairs; the phases are shaded.");
        report.Figure(TrainingFigures.Curves(control.Stream("training")), "The control without weight decay.");

        report.Section("Progress measures" + suffix, "They move while test accuracy does not: the circuit forms, then what was memorised is cleaned up.");
        report.Figure(
            ProgressFigures.Measures(main.Stream(ProgressHistory.Stream), circuit.Keys, phases),
            "Restricted loss keeps only cos and sin of w(a + b) of the key frequencies in the logits; excluded loss removes them.");

        PairCircuitReport.Write(report, circuit, suffix);
    }

    private static TrainingPhases PhasesOf(ArmResult main)
    {
        long? Step(string name) => double.IsFinite(main[name]) ? (long)main[name] : null;
        return new TrainingPhases(Step("memorisation ends at"), Step("cleanup starts at"), Step("cleanup ends at"));
    }
}
