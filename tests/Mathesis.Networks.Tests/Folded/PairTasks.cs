using Mathesis.Core;

namespace Mathesis.Networks.Tests;

/// <summary>Networks and examples for tests of the fold.</summary>
internal static class PairTasks
{
    /// <summary>A small network of the paper's form: "=" is token and class p.</summary>
    public static NetworkSpecification Network(int modulus) =>
        NetworkSpecification.OneBlockTransformer(modulus, width: 32, heads: 2, headWidth: 16, hidden: 64);

    /// <summary>Sums modulo p: a fraction of all pairs, drawn by a seed, and the rest.</summary>
    public static (Examples Training, Examples Test) Sums(int modulus, double fraction, ulong seed = 1)
    {
        int[] pairs = [.. Enumerable.Range(0, modulus * modulus)];
        new RandomStream("tests/pairs", seed).Shuffle(pairs.AsSpan());
        int count = (int)(fraction * pairs.Length);
        return (Sums(modulus, pairs[..count]), Sums(modulus, pairs[count..]));
    }

    /// <summary>The loss's and every gradient's relative distance to the float64 layer engine's.</summary>
    public static (double Loss, Dictionary<string, double> Gradients) Distance(FoldedPairTrainer trainer, Examples examples)
    {
        var oracle = new LayerNetwork<double>(trainer.Specification, trainer.ExportWeights());
        var expected = oracle.LossAndGradients(examples, out double expectedLoss);
        Weights actual = trainer.Gradients(out double loss);
        Dictionary<string, double> distances = [];
        foreach ((string name, Mathesis.Numerics.Tensor<double> tensor) in expected)
        {
            double difference = 0, norm = 0;
            for (int i = 0; i < tensor.Length; i++)
            {
                difference += Math.Pow(actual[name].Values[i] - tensor.Values[i], 2);
                norm += Math.Pow(tensor.Values[i], 2);
            }
            distances[name] = Math.Sqrt(difference / norm);
        }
        return (Math.Abs(loss / expectedLoss - 1), distances);
    }

    /// <summary>
    /// The examples none of whose pre-activations lies so near zero that float arithmetic may put it on the other side, where ReLU
    /// has another derivative: elsewhere both engines differentiate the same function.
    /// </summary>
    public static Examples AwayFromCorners(NetworkSpecification network, Weights weights, Examples examples, double margin)
    {
        double[] nearest = new double[examples.Count];
        new LayerNetwork<double>(network, weights).RunLast(examples.Inputs, new Hooks<double>().Read("blocks.0.mlp.hook_pre", value =>
        {
            int width = value.Length / examples.Count;
            for (int i = 0; i < examples.Count; i++) nearest[i] = value.Values.Skip(i * width).Take(width).Min(Math.Abs);
        }));
        int[] kept = [.. Enumerable.Range(0, examples.Count).Where(i => nearest[i] > margin)];
        return new Examples(
            new TokenBatch([.. kept.SelectMany(i => examples.Inputs[i].ToArray())], 3), [.. kept.Select(i => examples.Targets[i])]);
    }

    private static Examples Sums(int modulus, int[] pairs) => new(
        new TokenBatch([.. pairs.SelectMany(pair => (int[])[pair / modulus, pair % modulus, modulus])], 3),
        [.. pairs.Select(pair => (pair / modulus + pair % modulus) % modulus)]);
}
