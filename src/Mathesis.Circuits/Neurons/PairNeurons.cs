using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>The neurons of a perceptron on pairs, by how concentrated they are in Fourier space (paper 1, section 3).</summary>
public static class PairNeurons
{
    /// <summary>The network of a perceptron of squares on pairs: token tables, squares, unembedding. A batch norm between is left out.</summary>
    /// <param name="weights">Its weights.</param>
    /// <exception cref="InputError">It is no such network.</exception>
    public static QuadraticPairNetwork Network(Weights weights)
    {
        Tensor<float> first = weights[TokenTables.Name(0)], second = weights[TokenTables.Name(1)], output = weights["unembed.W_U"];
        int symbols = first.Shape[0], neurons = first.Shape[1], classes = output.Shape[1];
        if (!second.HasShapeOf(first) || output.Shape[0] != neurons)
            throw new InputError("the network is no perceptron on pairs", "weights", "expected two token tables and an unembedding of one width");
        var network = new QuadraticPairNetwork(symbols, classes, new double[neurons * symbols], new double[neurons * symbols], new double[neurons * classes]);
        for (int i = 0; i < neurons; i++)
        {
            for (int a = 0; a < symbols; a++)
            {
                network.First(i)[a] = first[a, i];
                network.Second(i)[a] = second[a, i];
            }
            for (int c = 0; c < classes; c++) network.Output(i)[c] = output[i, c];
        }
        return network;
    }

    /// <summary>
    /// The inverse participation ratio of each neuron, the mean of those of u, v and w over residues: near 1 where a neuron is one
    /// wave and generalises, small where it memorises.
    /// </summary>
    public static double[] Participations(QuadraticPairNetwork network)
    {
        ResidueWave[][] waves = [.. Parts(network).Select(part => ResidueWave.OfRows(part.Values, part.Size))];
        return [.. Enumerable.Range(0, network.Neurons).Select(i => waves.Average(part => part[i].Participation))];
    }

    /// <summary>What each neuron can add to a logit: |u|^2 and |v|^2 together times |w|.</summary>
    public static double[] Strengths(QuadraticPairNetwork network) =>
        [.. Enumerable.Range(0, network.Neurons).Select(i => (Squares(network.First(i)) + Squares(network.Second(i))) * Math.Sqrt(Squares(network.Output(i))))];

    /// <summary>
    /// The analytic solution of modular addition by a wide perceptron of squares (Gromov 2023, equation 8; paper 1, section 2): neurons
    /// of random frequencies and phases, the output's phase the sum of the inputs'. Right for large widths.
    /// </summary>
    /// <param name="modulus">p, at least 3.</param>
    /// <param name="neurons">The width.</param>
    /// <param name="seed">The seed of the phases; frequencies take turns.</param>
    public static QuadraticPairNetwork Analytic(int modulus, int neurons, ulong seed)
    {
        var network = new QuadraticPairNetwork(modulus, modulus, new double[neurons * modulus], new double[neurons * modulus], new double[neurons * modulus]);
        var random = new RandomStream("circuits/analytic-perceptron", seed);
        for (int i = 0; i < neurons; i++)
        {
            int frequency = i % ((modulus - 1) / 2) + 1;
            double first = 2 * random.NextDouble(), second = 2 * random.NextDouble();
            for (int residue = 0; residue < modulus; residue++)
            {
                double angle = 2.0 * (int)((long)frequency * residue % modulus) / modulus;
                network.First(i)[residue] = double.CosPi(angle + first);
                network.Second(i)[residue] = double.CosPi(angle + second);
                network.Output(i)[residue] = double.CosPi(angle + first + second);
            }
        }
        return network;
    }

    private static IEnumerable<(double[] Values, int Size)> Parts(QuadraticPairNetwork network)
    {
        yield return (Rows(network, network.Symbols, i => network.First(i).ToArray()), network.Symbols);
        yield return (Rows(network, network.Symbols, i => network.Second(i).ToArray()), network.Symbols);
        yield return (Rows(network, network.Classes, i => network.Output(i).ToArray()), network.Classes);
    }

    private static double[] Rows(QuadraticPairNetwork network, int size, Func<int, double[]> row)
    {
        var rows = new double[network.Neurons * size];
        for (int i = 0; i < network.Neurons; i++) row(i).CopyTo(rows, i * size);
        return rows;
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value * value;
        return sum;
    }
}
