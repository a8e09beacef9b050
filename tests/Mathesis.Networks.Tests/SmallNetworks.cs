using System.Collections.Immutable;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Networks.Tests;

/// <summary>Small specifications, weights and examples for property tests.</summary>
internal static class SmallNetworks
{
    private static readonly Gen<TransformerBlock> Block = Gen.Select(
        Gen.Int[1, 3], Gen.Int[1, 4], Gen.Bool, Gen.Int[0, 6], Gen.Bool,
        (heads, headWidth, causal, hidden, biases) => new TransformerBlock
        {
            Attention = new AttentionSpecification { Heads = heads, HeadWidth = headWidth, Causal = causal },
            FeedForward = hidden == 0 ? null : new FeedForwardSpecification { Width = hidden, Biases = biases },
        });

    /// <summary>Up to three blocks, with and without positions, feed-forward layers, biases and masks.</summary>
    public static readonly Gen<NetworkSpecification> Specifications = Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 4], Gen.Int[1, 9], Gen.Int[1, 6], Gen.Bool, Block.Array[0, 3], Gen.Bool,
        (vocabulary, context, width, outputs, positions, blocks, bias) => new NetworkSpecification
        {
            Vocabulary = vocabulary,
            Context = context,
            Width = width,
            Outputs = outputs,
            Modules =
            [
                new TokenEmbedding(),
                .. positions ? ImmutableArray.Create<ModuleSpecification>(new LearnedPositions()) : [],
                .. blocks,
                new Unembedding { Bias = bias },
            ],
        });

    /// <summary>
    /// Random parameters, biases included: deviation 0.7, for matrices divided by the root of their rows, so that three blocks
    /// without normalisation stay of order one.
    /// </summary>
    public static ParameterSet<double> Parameters(NetworkSpecification specification, ulong seed)
    {
        var parameters = new ParameterSet<double>(specification);
        foreach ((string name, Numerics.Tensor<double> tensor) in parameters)
        {
            var stream = new RandomStream($"tests/parameters/{name}", seed);
            bool isTable = tensor.Rank == 1 || name.Contains("embed.W_E", StringComparison.Ordinal) || name.Contains("W_pos", StringComparison.Ordinal);
            double deviation = isTable ? 0.7 : 0.7 / Math.Sqrt(tensor.Shape[^2]);
            foreach (ref double value in tensor.Span) value = deviation * stream.NextGaussian();
        }
        return parameters;
    }

    /// <summary>Random sequences with random targets.</summary>
    public static Examples Examples(NetworkSpecification specification, int count, int positions, ulong seed)
    {
        var stream = new RandomStream("tests/examples", seed);
        int[] tokens = [.. Enumerable.Range(0, count * positions).Select(_ => stream.NextBelow(specification.Vocabulary))];
        int[] targets = [.. Enumerable.Range(0, count).Select(_ => stream.NextBelow(specification.Outputs))];
        return new Examples(new TokenBatch(tokens, positions), targets);
    }

    /// <summary>All sums a + b mod p as [a, b, =].</summary>
    public static Examples ModularAddition(int modulus)
    {
        int[] tokens = [.. Enumerable.Range(0, modulus * modulus).SelectMany(i => new[] { i / modulus, i % modulus, modulus })];
        int[] targets = [.. Enumerable.Range(0, modulus * modulus).Select(i => (i / modulus + i % modulus) % modulus)];
        return new Examples(new TokenBatch(tokens, 3), targets);
    }
}
