using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

public class WeightMeasuresTests
{
    [Fact]
    public void The_measures_are_those_of_the_weights_put_in()
    {
        const int n = 11;
        Weights weights = Network(n);
        var measures = WeightMeasures.Compute(weights, n);
        // The embedding has components 1 and 2 of frequency 3; the map has one wave of frequency 2 in one neuron.
        Assert.Equal(Concentration.Gini([1, 2, .. new double[n - 3]]), measures.EmbeddingGini, 1e-6);
        Assert.Equal(Concentration.Gini([1, .. new double[n - 2]]), measures.LogitMapGini, 1e-6);
        double squares = n / 2.0 * (1 + 4) + 49 + 4 * 2 + n / 2.0 * 9 + 25;
        Assert.Equal(squares, measures.SumOfSquares, 1e-5);
    }

    [Fact]
    public void The_row_of_the_equals_sign_is_no_residue()
    {
        double[] embedding = WeightMeasures.Embedding(Network(11), 11);
        Assert.Equal(22, embedding.Length);
        Assert.DoesNotContain(7.0, embedding);
    }

    [Fact]
    public void A_network_without_such_parameters_gets_one_line()
    {
        Assert.Throws<InputError>(() => WeightMeasures.Compute(new Weights(), 11));
        Assert.StartsWith("embed.W_E: the embedding is [12, 2]", Assert.Throws<InputError>(() => WeightMeasures.Compute(Network(11), 13)).Message, StringComparison.Ordinal);
    }

    private static Weights Network(int n)
    {
        var embedding = new Tensor<float>(n + 1, 2);
        var unembedding = new Tensor<float>(2, n + 1);
        for (int a = 0; a < n; a++)
        {
            embedding[a, 0] = (float)Math.Cos(SyntheticGrid.Angle(3, a, n));
            embedding[a, 1] = 2 * (float)Math.Sin(SyntheticGrid.Angle(3, a, n));
            unembedding[1, a] = 3 * (float)Math.Cos(SyntheticGrid.Angle(2, a, n));
        }
        embedding[n, 1] = 7;
        unembedding[0, n] = 5;
        var output = new Tensor<float>([2, 0, 0, 2], 2, 2);
        var weights = new Weights();
        weights.Add("embed.W_E", embedding);
        weights.Add("blocks.0.mlp.W_out", output);
        weights.Add("unembed.W_U", unembedding);
        return weights;
    }
}
