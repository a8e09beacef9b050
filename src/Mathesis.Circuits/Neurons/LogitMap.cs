using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// The map W_L from the neurons of the last block to the logits of residues, W_L = W_U^T W_out^T, the output of "="
/// dropped. In a network that adds by rotations it has rank 2 |K|: W_L = sum over k of cos(w_k c) u_k + sin(w_k c) v_k.
/// Source: paper 105, section 4.2.
/// </summary>
public sealed class LogitMap
{
    private readonly double[] values;
    private readonly double[] transformed;
    private readonly FourierBasis basis;

    /// <summary>A map over existing values.</summary>
    /// <param name="classes">n, the number of residues, at least 2.</param>
    /// <param name="neurons">How many neurons.</param>
    /// <param name="values">W_L, [n, neurons]; not copied.</param>
    public LogitMap(int classes, int neurons, double[] values)
    {
        if (values.Length != classes * neurons) throw new ArgumentException($"{classes} x {neurons} values are needed, not {values.Length}", nameof(values));
        Classes = classes;
        Neurons = neurons;
        this.values = values;
        basis = new FourierBasis(classes);
        transformed = basis.Transform(values, neurons);
        Spectrum = FourierSpectrum.OfRows(values, classes);
    }

    /// <summary>n.</summary>
    public int Classes { get; }

    /// <summary>How many neurons.</summary>
    public int Neurons { get; }

    /// <summary>W_L, [n, neurons].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Its spectrum along the classes.</summary>
    public FourierSpectrum Spectrum { get; }

    /// <summary>The map of a network.</summary>
    /// <param name="weights">The weights, with TransformerLens's names.</param>
    /// <param name="size">n: outputs from 0 to n - 1 are residues.</param>
    /// <param name="block">Which block's neurons.</param>
    /// <exception cref="InputError">The network has no such parameters, or fewer outputs.</exception>
    public static LogitMap FromWeights(Weights weights, int size, int block = 0)
    {
        Tensor<float> output = weights[$"blocks.{block}.mlp.W_out"];
        Tensor<float> unembedding = weights["unembed.W_U"];
        if (output.Rank != 2 || unembedding.Rank != 2 || output.Shape[1] != unembedding.Shape[0] || unembedding.Shape[1] < size)
        {
            throw new InputError(
                $"the output weights are [{string.Join(", ", output.Shape.ToArray())}] and the unembedding [{string.Join(", ", unembedding.Shape.ToArray())}]",
                "unembed.W_U", $"expected at least {size} outputs of the same width");
        }
        (int neurons, int width, int outputs) = (output.Shape[0], output.Shape[1], unembedding.Shape[1]);
        double[] wOut = Array.ConvertAll(output.Values, value => (double)value), wU = Array.ConvertAll(unembedding.Values, value => (double)value);
        var map = new double[size * neurons];
        MatrixProduct.Multiply<double>(size, neurons, width, wU, 1, outputs, wOut, 1, width, map, neurons);
        return new LogitMap(size, neurons, map);
    }

    /// <summary>The direction among the neurons that raises the logits as the cosine of a frequency: row 2k - 1 of F W_L.</summary>
    /// <param name="frequency">k, from 1 to n / 2.</param>
    public ReadOnlySpan<double> CosineDirection(int frequency) => Direction(basis.CosineRow(frequency));

    /// <summary>The direction among the neurons that raises the logits as the sine of a frequency: row 2k of F W_L.</summary>
    /// <param name="frequency">k, from 1, less than n / 2.</param>
    public ReadOnlySpan<double> SineDirection(int frequency) => Direction(basis.CosineRow(frequency) + 1);

    /// <summary>
    /// The norm of what is left of W_L without the waves of the key frequencies along its classes, relative to the norm of
    /// W_L (both Frobenius).
    /// </summary>
    /// <param name="keys">The key frequencies.</param>
    public double RelativeResidual(params ReadOnlySpan<int> keys)
    {
        var isKey = new bool[Classes];
        foreach (int key in keys)
        {
            foreach (int row in basis.RowsOf(key)) isKey[row] = true;
        }
        double residual = 0, whole = 0;
        for (int row = 0; row < Classes; row++)
        {
            double square = Spectrum.ComponentNorms[row] * Spectrum.ComponentNorms[row];
            whole += square;
            if (!isKey[row]) residual += square;
        }
        return whole > 0 ? Math.Sqrt(residual / whole) : 0;
    }

    /// <summary>The logits that come from neurons: each pair's activations times W_L.</summary>
    /// <param name="neurons">Activations after the non-linearity, one column a neuron.</param>
    public PairGrid Apply(PairGrid neurons) => Multiply(neurons, values);

    /// <summary>
    /// The logits that come from the part of the neurons' activations that lies in the span of the key frequencies'
    /// directions.
    /// </summary>
    /// <param name="neurons">Activations after the non-linearity, one column a neuron.</param>
    /// <param name="keys">The key frequencies.</param>
    public PairGrid ApplyOnDirections(PairGrid neurons, params ReadOnlySpan<int> keys)
    {
        double[][] span = Orthonormalise(keys);
        double[] q = [.. span.SelectMany(direction => direction)];
        int rank = span.Length;
        // W_L Q^T Q: the map after the projection, so that activations are multiplied once.
        var coefficients = new double[Classes * rank];
        MatrixProduct.Multiply<double>(Classes, rank, Neurons, values, Neurons, 1, q, 1, Neurons, coefficients, rank);
        var projected = new double[values.Length];
        MatrixProduct.Multiply<double>(Classes, Neurons, rank, coefficients, rank, 1, q, Neurons, 1, projected, Neurons);
        return Multiply(neurons, projected);
    }

    /// <summary>
    /// How well the activations along a frequency's two directions are described by a single wave of the sum: the share of
    /// the centred variance of u_k . neurons explained by cos(w_k (a + b)), and of v_k . neurons by sin(w_k (a + b)).
    /// </summary>
    /// <param name="neurons">Activations after the non-linearity, one column a neuron.</param>
    /// <param name="frequency">k, from 1, less than n / 2.</param>
    public (double Cosine, double Sine) ReadOutExplained(PairGrid neurons, int frequency)
    {
        var readOut = new PairGrid(neurons.Size, 2);
        double[] directions = [.. CosineDirection(frequency), .. SineDirection(frequency)];
        MatrixProduct.Multiply<double>(neurons.Pairs, 2, Neurons, neurons.Values, Neurons, 1, directions, 1, Neurons, readOut.Values, 2);
        double[] coefficients = GridProjection.SumDirections(neurons.Size, frequency).Coefficients(readOut);
        double[] variations = Variation.About(readOut, readOut.Means());
        return (Variation.Share(coefficients[0] * coefficients[0], variations[0]), Variation.Share(coefficients[3] * coefficients[3], variations[1]));
    }

    private ReadOnlySpan<double> Direction(int row) => transformed.AsSpan(row * Neurons, Neurons);

    private PairGrid Multiply(PairGrid neurons, double[] map)
    {
        if (neurons.Columns != Neurons) throw new ArgumentException($"the map is of {Neurons} neurons, the activations of {neurons.Columns}", nameof(neurons));
        var logits = new PairGrid(neurons.Size, Classes);
        MatrixProduct.Multiply<double>(neurons.Pairs, Classes, Neurons, neurons.Values, Neurons, 1, map, 1, Neurons, logits.Values, Classes);
        return logits;
    }

    /// <summary>The modified Gram-Schmidt process, twice, which is orthogonal to the last bits.</summary>
    private double[][] Orthonormalise(ReadOnlySpan<int> keys)
    {
        var span = new List<double[]>();
        foreach (int key in keys)
        {
            foreach (int row in basis.RowsOf(key))
            {
                double[] direction = Direction(row).ToArray();
                double norm = Norm(direction);
                for (int pass = 0; pass < 2; pass++)
                {
                    foreach (double[] earlier in span)
                    {
                        double product = 0;
                        for (int i = 0; i < direction.Length; i++) product += earlier[i] * direction[i];
                        for (int i = 0; i < direction.Length; i++) direction[i] -= product * earlier[i];
                    }
                }
                double rest = Norm(direction);
                // A direction that depends on the others to the last bits adds nothing to their span.
                if (rest > 1e-12 * norm) span.Add(Array.ConvertAll(direction, value => value / rest));
            }
        }
        return [.. span];
    }

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));
}
