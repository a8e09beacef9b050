using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch.Tests;

/// <summary>Random parameters and examples for a network.</summary>
internal static class RandomCases
{
    /// <summary>
    /// Random parameters, biases, gains and running statistics included; late ones are three times as large, so that softmaxes
    /// are sharp and most losses tiny or huge.
    /// </summary>
    public static ParameterSet<T> Parameters<T>(NetworkSpecification specification, ulong seed, bool late) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var weights = new Weights();
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            var tensor = new Tensor<float>(parameter.Shape.AsSpan());
            var stream = new RandomStream($"tests/parameters/{parameter.Name}", seed);
            double deviation = parameter.Role switch
            {
                ParameterRole.Weight or ParameterRole.Unembedding or ParameterRole.Recurrence => 1 / Math.Sqrt(parameter.FanIn),
                ParameterRole.Gain => 0.3,
                _ => 0.7,
            };
            if (late && parameter.Role is not (ParameterRole.Gain or ParameterRole.RunningMean or ParameterRole.RunningVariance)) deviation *= 3;
            foreach (ref float value in tensor.Span)
            {
                double random = deviation * stream.NextGaussian();
                value = (float)(parameter.Role switch
                {
                    ParameterRole.Gain => 1 + random,
                    ParameterRole.RunningVariance => 0.1 + random * random,
                    _ => random,
                });
            }
            weights.Add(parameter.Name, tensor);
        }
        return new ParameterSet<T>(specification, weights);
    }

    /// <summary>Random rows with a class at the last position.</summary>
    public static Examples AtTheEnd(NetworkSpecification specification, int count, ulong seed)
    {
        var stream = new RandomStream("tests/examples", seed);
        return new Examples(Tokens(specification, count, ref stream), Classes(specification, count, ref stream));
    }

    /// <summary>Random rows with a class at every position, of which some are ignored.</summary>
    public static Examples Everywhere(NetworkSpecification specification, int count, ulong seed)
    {
        var stream = new RandomStream("tests/examples/everywhere", seed);
        TokenBatch tokens = Tokens(specification, count, ref stream);
        int[] targets = Classes(specification, count * specification.Context, ref stream);
        for (int i = 0; i < targets.Length; i += 3) targets[i] = Examples.Ignored;
        return new Examples(tokens, targets);
    }

    /// <summary>Random rows, each of two packed sequences and padding, with position ids of their own.</summary>
    public static Examples Packed(NetworkSpecification specification, int count, ulong seed)
    {
        var stream = new RandomStream("tests/examples/packed", seed);
        int positions = specification.Context;
        TokenBatch tokens = Tokens(specification, count, ref stream);
        int[] segments = [.. Enumerable.Range(0, count * positions).Select(i => i % positions < 2 ? 0 : i % positions < positions - 1 ? 1 : -1)];
        int[] ids = [.. Enumerable.Range(0, count * positions).Select(i => i % positions < 2 ? i % positions + 1 : i % positions - 2)];
        int[] targets = Classes(specification, count * positions, ref stream);
        for (int i = 0; i < targets.Length; i++)
        {
            if (segments[i] < 0) targets[i] = Examples.Ignored;
        }
        return new Examples(new TokenBatch([.. tokens.Tokens], positions, segments, ids), targets);
    }

    private static TokenBatch Tokens(NetworkSpecification specification, int count, ref RandomStream stream)
    {
        int[] tokens = new int[count * specification.Context];
        foreach (ref int token in tokens.AsSpan()) token = stream.NextBelow(specification.Vocabulary);
        return new TokenBatch(tokens, specification.Context);
    }

    private static int[] Classes(NetworkSpecification specification, int count, ref RandomStream stream)
    {
        int[] classes = new int[count];
        foreach (ref int wanted in classes.AsSpan()) wanted = stream.NextBelow(specification.Outputs);
        return classes;
    }
}
