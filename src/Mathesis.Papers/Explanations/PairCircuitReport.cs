using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Writes what is found inside a network on pairs: for reports of runs and of single checkpoints.</summary>
public static class PairCircuitReport
{
    /// <summary>Writes the section.</summary>
    /// <param name="report">The report.</param>
    /// <param name="circuit">What was found.</param>
    /// <param name="suffix">What the title ends with, to tell replicates apart.</param>
    public static void Write(IReportBuilder report, PairCircuit circuit, string suffix = "")
    {
        report.Section("The circuit" + suffix, $"Key frequencies: {string.Join(", ", circuit.Keys)}.");
        report.Figure(PairCircuitFigures.Spectra(circuit), "Fourier spectra of the embedding and of the map from neurons to logits; key frequencies are highlighted.");
        if (circuit.Circles.Count > 0)
            report.Figure(PairCircuitFigures.Circles(circuit), "The embedding in the plane of each key frequency. Colour is residue times frequency modulo p: a rotation passes through the rainbow once.");
        report.Figure(PairCircuitFigures.Neurons(circuit), "Neurons whose activation is a degree-2 polynomial of the waves of one frequency (at least 85% of its variance).");
        report.Figure(PairCircuitFigures.Attention(circuit), "The attention from \"=\" to a in each head, over all pairs.");
        report.Figure(PairCircuitFigures.Logits(circuit), "The logit of class 0 over all pairs, and the size of its Fourier components.");
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
}
