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
        MetricStream progress = main.Stream(ProgressHistory.Stream);
        IReadOnlyList<Mark> phases = ProgressFigures.Spans(PhasesOf(main));
        PairCircuit circuit = TrainedPairNetwork.Load(main.FilePath(Course.NetworkPath)).Analyse();

        report.Section("Training" + suffix, "Memorisation comes first, generalisation thousands of steps later.");
        report.Figure(TrainingFigures.Curves(main.Stream("training"), phases), "Loss and accuracy on training and test pairs; the phases are shaded.");
        report.Figure(TrainingFigures.Curves(control.Stream("training")), "The control without weight decay.");

        report.Section("Progress measures" + suffix, "They move while test accuracy does not: the circuit forms, then what was memorised is cleaned up.");
        report.Figure(
            ProgressFigures.Measures(progress, circuit.Keys, phases),
            "Restricted loss keeps only cos and sin of w(a + b) of the key frequencies in the logits; excluded loss removes them.");

        WriteCircuit(report, circuit, suffix);
    }

    /// <summary>Writes what is found inside a network: for reports of runs and of single checkpoints.</summary>
    public static void WriteCircuit(IReportBuilder report, PairCircuit circuit, string suffix = "")
    {
        report.Section("The circuit" + suffix, string.Create(CultureInfo.InvariantCulture, $"Key frequencies: {string.Join(", ", circuit.Keys)}."));
        report.Figure(PairCircuitFigures.Spectra(circuit), "Fourier spectra of the embedding and of the map from neurons to logits; key frequencies are highlighted.");
        if (circuit.Circles.Count > 0)
            report.Figure(PairCircuitFigures.Circles(circuit), "The embedding in the plane of each key frequency. Colour is residue times frequency modulo p: a rotation passes through the rainbow once.");
        report.Figure(PairCircuitFigures.Neurons(circuit), "Neurons whose activation is a degree-2 polynomial of the waves of one frequency (at least 85% of its variance).");
        report.Figure(PairCircuitFigures.Attention(circuit), "The attention from \"=\" to a in each head, over all pairs.");
        report.Figure(PairCircuitFigures.Logits(circuit), "The logit of class 0 over all pairs depends on a + b alone, and few Fourier components carry it.");
        report.Table(
            ["ablation", "loss on all pairs", "loss on training pairs", "loss on test pairs", "accuracy on all pairs"],
            circuit.Ablations.Select(row => (IReadOnlyList<string>)
            [
                row.Name, Nats(row.Result.Loss.All), Nats(row.Result.Loss.Training), Nats(row.Result.Loss.Test),
                string.Create(CultureInfo.InvariantCulture, $"{row.Result.Accuracy.All:P1}"),
            ]),
            "What remains when parts of the computation are taken away. Losses in nats.");
    }

    private static string Nats(double loss) => loss.ToString("G3", CultureInfo.InvariantCulture);

    private static TrainingPhases PhasesOf(ArmResult main)
    {
        long? Step(string name) => double.IsFinite(main[name]) ? (long)main[name] : null;
        return new TrainingPhases(Step("memorisation ends at"), Step("cleanup starts at"), Step("cleanup ends at"));
    }
}
