using System.Globalization;
using Mathesis.Circuits;
using Mathesis.Laboratory;
using Mathesis.Numerics;

namespace Mathesis.Papers;

/// <summary>Draws what is found inside a network on pairs: spectra, circles, neurons, attention, logits.</summary>
internal static class PairCircuitFigures
{
    /// <summary>The strength of every frequency in the embedding and in the map from neurons to logits, key frequencies highlighted.</summary>
    public static Figure Spectra(PairCircuit circuit) => new(
    [
        Spectrum("Embedding W_E", circuit.Embedding, circuit.Keys),
        Spectrum("Neurons to logits W_L", circuit.LogitMap.Spectrum, circuit.Keys),
    ]);

    /// <summary>The embedding in the plane of each key frequency; hue is residue times frequency, so a circle runs through the rainbow once.</summary>
    public static Figure Circles(PairCircuit circuit) => new([.. circuit.Circles.Select(Circle)], Columns: 3);

    /// <summary>How many neurons serve each frequency, and how much of a neuron's variance its frequency explains.</summary>
    public static Figure Neurons(PairCircuit circuit)
    {
        NeuronClusters neurons = circuit.Neurons;
        double[] fractions = [.. neurons.Tunings.Select(tuning => tuning.FractionExplained).Order()];
        return new Figure(
        [
            new Panel
            {
                Title = "Neurons of a single frequency",
                XLabel = "frequency",
                YLabel = "neurons",
                Marks =
                [
                    new Mark.Bars([.. neurons.Counts.Keys.Order().Select(k => (double)k)], [.. neurons.Counts.OrderBy(c => c.Key).Select(c => (double)c.Value)])
                    {
                        Highlighted = [.. circuit.Keys.Select(k => (double)k)],
                    },
                ],
            },
            new Panel
            {
                Title = "Variance that a neuron's frequency explains",
                XLabel = "neurons, sorted",
                YLabel = "fraction of variance",
                Marks =
                [
                    new Mark.Line([.. Enumerable.Range(1, fractions.Length).Select(i => (double)i)], fractions),
                    new Mark.HorizontalRule(NeuronClusters.DefaultThreshold) { Label = "85%" },
                ],
            },
        ]);
    }

    /// <summary>The attention that "=" pays to a in each head, over all pairs.</summary>
    public static Figure Attention(PairCircuit circuit) => new(
        [.. circuit.Heads.Select((head, number) => new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Head {number}: frequency {head.ToFirst.Frequency}, {head.ToFirst.FractionExplained:P1} explained"),
            XLabel = "b",
            YLabel = "a",
            Marks = [new Mark.Heat(Column(circuit.Activations.AttentionToFirst, number))],
        })], Columns: 2);

    /// <summary>The logit of class 0 over all pairs, and the size of its Fourier components.</summary>
    public static Figure Logits(PairCircuit circuit)
    {
        PairGrid logits = circuit.Activations.Logits;
        int size = logits.Size;
        double[,] ofZero = Column(logits, 0);
        double[] transform = new FourierBasis(size).TransformGrid(ofZero.Cast<double>().ToArray(), 1);
        // The constant dwarfs the rest and says nothing.
        transform[0] = 0;
        var components = new double[size, size];
        for (int i = 0; i < size * size; i++) components[i / size, i % size] = Math.Abs(transform[i]);
        return new Figure(
        [
            new Panel { Title = "Logit of class 0", XLabel = "b", YLabel = "a", Marks = [new Mark.Heat(ofZero) { Diverging = true }] },
            new Panel { Title = "Its Fourier components", XLabel = "basis function of b", YLabel = "basis function of a", Marks = [new Mark.Heat(components)] },
        ]);
    }

    private static Panel Circle(EmbeddingCircle circle)
    {
        int size = circle.Points.Count;
        return new Panel
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Frequency {circle.Frequency}: roundness {circle.Roundness:F2}, purity {circle.Purity:F2}"),
            XLabel = "cosine direction",
            YLabel = "sine direction",
            SquareUnits = true,
            Marks =
            [
                new Mark.Points([.. circle.Points.Select(point => point.X)], [.. circle.Points.Select(point => point.Y)])
                {
                    Hues = [.. Enumerable.Range(0, size).Select(residue => (double)((long)residue * circle.Frequency % size) / size)],
                },
            ],
        };
    }

    private static Panel Spectrum(string title, FourierSpectrum spectrum, IReadOnlyList<int> keys) => new()
    {
        Title = title,
        XLabel = "frequency",
        YLabel = "norm of its components",
        Marks =
        [
            new Mark.Bars([.. Enumerable.Range(1, spectrum.FrequencyNorms.Length).Select(k => (double)k)], spectrum.FrequencyNorms.ToArray())
            {
                Highlighted = [.. keys.Select(k => (double)k)],
            },
        ],
    };

    private static double[,] Column(PairGrid grid, int column)
    {
        var values = new double[grid.Size, grid.Size];
        for (int a = 0; a < grid.Size; a++)
            for (int b = 0; b < grid.Size; b++)
                values[a, b] = grid[a, b, column];
        return values;
    }
}
