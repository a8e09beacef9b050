using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Draws what is found inside a network on pairs: spectra, circles, neurons, attention, logits.</summary>
internal static class PairCircuitFigures
{
    /// <summary>The strength of every frequency in the embedding and in the neuron-to-logit map, key frequencies highlighted.</summary>
    public static Figure Spectra(PairCircuit circuit) => new(
    [
        Spectrum("Embedding W_E", circuit.EmbeddingSpectrum, circuit.Keys),
        Spectrum("Neuron-to-logit map W_L", circuit.LogitMapSpectrum, circuit.Keys),
    ]);

    /// <summary>The embedding in the plane of each key frequency; hue is the residue times the frequency, so a circle shows a rainbow.</summary>
    public static Figure Circles(PairCircuit circuit) => new(
        [.. circuit.Circles.Select(circle => new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"frequency {circle.Frequency}"),
            XLabel = "cosine direction",
            YLabel = "sine direction",
            SquareUnits = true,
            Marks =
            [
                new Mark.Points(circle.X, circle.Y)
                {
                    Hues = [.. Enumerable.Range(0, circle.X.Count).Select(residue => (double)(residue * (long)circle.Frequency % circle.X.Count) / circle.X.Count)],
                },
            ],
        })], Columns: 3);

    /// <summary>How many neurons serve each frequency, and how much of a neuron's variance its frequency explains.</summary>
    public static Figure Neurons(PairCircuit circuit)
    {
        double[] fractions = [.. circuit.Neurons.Select(neuron => neuron.Explained).Order()];
        int[] frequencies = [.. circuit.Neurons.Select(n => n.Frequency).Distinct().Order()];
        return new Figure(
        [
            new Panel
            {
                Title = "Neurons per frequency", XLabel = "frequency", YLabel = "neurons (at least 85% explained)",
                Marks =
                [
                    new Mark.Bars(
                        [.. frequencies.Select(k => (double)k)],
                        [.. frequencies.Select(k => (double)circuit.Neurons.Count(n => n.Frequency == k && n.Explained >= PairCircuit.ClusterThreshold))])
                    {
                        Highlighted = [.. circuit.Keys.Select(k => (double)k)],
                    },
                ],
            },
            new Panel
            {
                Title = "Variance explained by one frequency", XLabel = "neurons, sorted", YLabel = "fraction",
                Marks =
                [
                    new Mark.Line([.. Enumerable.Range(1, fractions.Length).Select(i => (double)i)], fractions),
                    new Mark.HorizontalRule(PairCircuit.ClusterThreshold) { Label = "85%" },
                ],
            },
        ]);
    }

    /// <summary>The attention each head pays to the first input, over all pairs.</summary>
    public static Figure Attention(PairCircuit circuit) => new(
        [.. circuit.Heads.Select((head, number) => new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"head {number}: frequency {head.Frequency}, {head.Explained:P1} explained"),
            XLabel = "b",
            YLabel = "a",
            Marks = [new Mark.Heat(head.ToFirst)],
        })], Columns: 2);

    /// <summary>The logit of class 0 over all pairs, and how its variance spreads over the Fourier products.</summary>
    public static Figure Logits(PairCircuit circuit) => new(
    [
        new Panel { Title = "Logit of class 0", XLabel = "b", YLabel = "a", Marks = [new Mark.Heat(circuit.LogitOfZero) { Diverging = true }] },
        new Panel
        {
            Title = "Its Fourier components", XLabel = "basis function of b", YLabel = "basis function of a",
            Marks = [new Mark.Heat(Magnitudes(circuit.LogitOfZeroTransform))],
        },
    ]);

    private static Panel Spectrum(string title, IReadOnlyList<double> norms, IReadOnlyList<int> keys) => new()
    {
        Title = title,
        XLabel = "frequency",
        YLabel = "norm of its Fourier components",
        Marks =
        [
            new Mark.Bars([.. Enumerable.Range(1, norms.Count).Select(k => (double)k)], norms)
            {
                Highlighted = [.. keys.Select(k => (double)k)],
            },
        ],
    };

    private static double[,] Magnitudes(double[,] values)
    {
        var magnitudes = new double[values.GetLength(0), values.GetLength(1)];
        for (int i = 0; i < values.GetLength(0); i++)
            for (int j = 0; j < values.GetLength(1); j++)
                magnitudes[i, j] = Math.Abs(values[i, j]);
        return magnitudes;
    }
}
