using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>A network of squares (<see cref="QuadraticPairNetwork"/>) with the answers to all pairs. A row holds u, v, w.</summary>
public sealed class PairMarginModel : IMarginModel
{
    private readonly int symbols;
    private readonly int classes;
    private readonly int[] targets;
    private double[] sums = [];
    private double[] squares = [];
    private double[] firstTable = [];
    private double[] secondTable = [];
    private readonly double[] logits;

    /// <summary>A model.</summary>
    /// <param name="symbols">n.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="targets">The right class of pair (a, b) at a n + b.</param>
    public PairMarginModel(int symbols, int classes, int[] targets)
    {
        if (targets.Length != symbols * symbols) throw new ArgumentException($"{symbols} symbols have {symbols * symbols} pairs, not {targets.Length}", nameof(targets));
        this.symbols = symbols;
        this.classes = classes;
        this.targets = targets;
        logits = new double[targets.Length * classes];
    }

    /// <inheritdoc/>
    public int NeuronWidth => 2 * symbols + classes;

    /// <inheritdoc/>
    public int Degree => 3;

    /// <summary>The weights as a network.</summary>
    /// <param name="neurons">[neurons, 2 n + classes].</param>
    public QuadraticPairNetwork Network(ReadOnlySpan<double> neurons)
    {
        int count = neurons.Length / NeuronWidth;
        var network = new QuadraticPairNetwork(symbols, classes, new double[count * symbols], new double[count * symbols], new double[count * classes]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = neurons.Slice(i * NeuronWidth, NeuronWidth);
            row[..symbols].CopyTo(network.First(i));
            row.Slice(symbols, symbols).CopyTo(network.Second(i));
            row[(2 * symbols)..].CopyTo(network.Output(i));
        }
        return network;
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<double> neurons, Span<double> gradient, out double margin)
    {
        int width = NeuronWidth, count = neurons.Length / width;
        if (sums.Length != targets.Length * count)
        {
            sums = new double[targets.Length * count];
            squares = new double[targets.Length * count];
            firstTable = new double[symbols * count];
            secondTable = new double[symbols * count];
        }
        Transpose(neurons, 0, firstTable, count);
        Transpose(neurons, symbols, secondTable, count);
        for (int pair = 0; pair < targets.Length; pair++)
        {
            ReadOnlySpan<double> u = firstTable.AsSpan(pair / symbols * count, count), v = secondTable.AsSpan(pair % symbols * count, count);
            Span<double> sum = sums.AsSpan(pair * count, count), square = squares.AsSpan(pair * count, count);
            for (int i = 0; i < count; i++)
            {
                double s = u[i] + v[i];
                sum[i] = s;
                square[i] = s * s;
            }
        }
        ReadOnlySpan<double> output = neurons[(2 * symbols)..];
        MatrixProduct.Multiply<double>(targets.Length, classes, count, squares, count, 1, output, width, 1, logits, classes);
        double loss = SoftmaxRows.LossAndGradient(logits, classes, targets, out margin);

        MatrixProduct.Multiply<double>(count, classes, targets.Length, squares, 1, count, logits, classes, 1, gradient[(2 * symbols)..], width);
        MatrixProduct.Multiply<double>(targets.Length, count, classes, logits, classes, 1, output, 1, width, squares, count);
        Array.Clear(firstTable);
        Array.Clear(secondTable);
        for (int pair = 0; pair < targets.Length; pair++)
        {
            Span<double> u = firstTable.AsSpan(pair / symbols * count, count), v = secondTable.AsSpan(pair % symbols * count, count);
            ReadOnlySpan<double> sum = sums.AsSpan(pair * count, count), slope = squares.AsSpan(pair * count, count);
            for (int i = 0; i < count; i++)
            {
                double d = 2 * sum[i] * slope[i];
                u[i] += d;
                v[i] += d;
            }
        }
        TransposeBack(firstTable, gradient, 0, count);
        TransposeBack(secondTable, gradient, symbols, count);
        return loss;
    }

    private void Transpose(ReadOnlySpan<double> neurons, int offset, double[] table, int count)
    {
        for (int i = 0; i < count; i++)
            for (int a = 0; a < symbols; a++) table[a * count + i] = neurons[i * NeuronWidth + offset + a];
    }

    private void TransposeBack(double[] table, Span<double> neurons, int offset, int count)
    {
        for (int i = 0; i < count; i++)
            for (int a = 0; a < symbols; a++) neurons[i * NeuronWidth + offset + a] = table[a * count + i];
    }
}
