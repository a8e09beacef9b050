using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>The progress measures that follow from a network's weights alone. Source: paper 105, section 5.1.</summary>
/// <param name="EmbeddingGini">The Gini coefficient of the Fourier components' norms of the embedding W_E, the constant left out.</param>
/// <param name="LogitMapGini">The same of the map from neurons to logits, along the classes.</param>
/// <param name="SumOfSquares">The sum of all squared weights.</param>
public sealed record WeightMeasures(double EmbeddingGini, double LogitMapGini, double SumOfSquares)
{
    /// <summary>Measures the weights of one checkpoint of a one-block network.</summary>
    /// <param name="weights">The weights, with TransformerLens's names.</param>
    /// <param name="size">n: tokens and classes from 0 to n - 1 are residues.</param>
    /// <exception cref="InputError">The network has no such parameters.</exception>
    public static WeightMeasures Compute(Weights weights, int size) => new(
        FourierSpectrum.OfRows(Embedding(weights, size), size).Gini,
        LogitMap.FromWeights(weights, size).Spectrum.Gini,
        weights.Tensors.Sum(pair => SumSquares(pair.Value)));

    /// <summary>The rows of W_E that embed residues, [n, width], in float64.</summary>
    /// <param name="weights">The weights, with TransformerLens's names.</param>
    /// <param name="size">n.</param>
    /// <exception cref="InputError">There is no embedding, or it has fewer rows.</exception>
    public static double[] Embedding(Weights weights, int size)
    {
        Tensor<float> embedding = weights["embed.W_E"];
        if (embedding.Rank != 2 || embedding.Shape[0] < size)
            throw new InputError($"the embedding is [{string.Join(", ", embedding.Shape.ToArray())}]", "embed.W_E", $"expected at least {size} rows");
        return Array.ConvertAll(embedding.Values[..(size * embedding.Shape[1])], value => (double)value);
    }

    /// <summary>The measures as a row of a recorded stream.</summary>
    public IReadOnlyList<Measurement> ToMeasurements() =>
    [
        new("embedding gini", EmbeddingGini),
        new("logit map gini", LogitMapGini),
        new("sum of squared weights", SumOfSquares),
    ];

    private static double SumSquares(Tensor<float> tensor)
    {
        double sum = 0;
        foreach (float value in tensor.Span) sum += (double)value * value;
        return sum;
    }
}
