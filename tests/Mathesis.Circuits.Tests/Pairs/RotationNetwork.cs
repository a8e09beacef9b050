using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

/// <summary>
/// A one-block network, built by hand, that adds modulo n by rotations. At each frequency k, with w = 2 pi k / n, residues are
/// embedded on a circle; attention adds the points of a and b; neuron j of m computes ReLU(cos(w a - f) + cos(w b - f)) at the
/// phase f = 2 pi j / m, which is 2 |cos(w (a - b) / 2)| times the rectified cosine of w (a + b) / 2 - f up to a half turn; and
/// the second harmonic over the phases is read off as a multiple of cos(w (a + b - c)).
/// </summary>
internal static class RotationNetwork
{
    public const int Phases = 16;

    public static (NetworkSpecification Specification, Weights Weights) Build(int n, float strength, params int[] frequencies)
    {
        int width = 4 * frequencies.Length, neurons = Phases * frequencies.Length;
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(n, width, heads: 1, headWidth: width, neurons);
        Weights weights = WeightInitialisation.Create(specification, 1);
        foreach ((string _, Tensor<float> tensor) in weights.Tensors) tensor.Span.Clear();

        Tensor<float> embedding = weights["embed.W_E"], unembedding = weights["unembed.W_U"];
        Tensor<float> input = weights["blocks.0.mlp.W_in"], output = weights["blocks.0.mlp.W_out"];
        for (int d = 0; d < width; d++)
        {
            // Uniform attention over three positions; values undo the division by three.
            weights["blocks.0.attn.W_V"].Values[d * width + d] = 3;
            weights["blocks.0.attn.W_O"].Values[d * width + d] = 1;
        }
        for (int i = 0; i < frequencies.Length; i++)
        {
            for (int residue = 0; residue < n; residue++)
            {
                double angle = SyntheticGrid.Angle(frequencies[i], residue, n);
                embedding[residue, 4 * i] = unembedding[4 * i + 2, residue] = (float)Math.Cos(angle);
                embedding[residue, 4 * i + 1] = unembedding[4 * i + 3, residue] = (float)Math.Sin(angle);
            }
            for (int j = 0; j < Phases; j++)
            {
                double phase = 2 * Math.PI * j / Phases;
                int neuron = i * Phases + j;
                input[4 * i, neuron] = (float)Math.Cos(phase);
                input[4 * i + 1, neuron] = (float)Math.Sin(phase);
                output[neuron, 4 * i + 2] = strength * (float)Math.Cos(2 * phase);
                output[neuron, 4 * i + 3] = strength * (float)Math.Sin(2 * phase);
            }
        }
        return (specification, weights);
    }
}
