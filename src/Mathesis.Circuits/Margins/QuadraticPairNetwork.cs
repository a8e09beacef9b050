using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// A network of one hidden layer of squares on pairs of symbols: f(a, b)[c] = sum_i (u_i(a) + v_i(b))^2 w_i(c), without biases.
/// It is the network of "To grok or not to grok" and of "Feature emergence via margin maximization", in float64.
/// </summary>
public sealed class QuadraticPairNetwork
{
    private readonly double[] first;
    private readonly double[] second;
    private readonly double[] output;

    /// <summary>A network of given neurons.</summary>
    /// <param name="symbols">n, the number of input symbols.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="first">u, [neurons, n]; not copied.</param>
    /// <param name="second">v, [neurons, n]; not copied.</param>
    /// <param name="output">w, [neurons, classes]; not copied.</param>
    public QuadraticPairNetwork(int symbols, int classes, double[] first, double[] second, double[] output)
    {
        Symbols = symbols;
        Classes = classes;
        Neurons = output.Length / classes;
        if (first.Length != Neurons * symbols || second.Length != first.Length || output.Length != Neurons * classes)
            throw new ArgumentException($"{first.Length}, {second.Length} and {output.Length} values are not the same number of neurons of {symbols}, {symbols} and {classes}");
        this.first = first;
        this.second = second;
        this.output = output;
    }

    /// <summary>n.</summary>
    public int Symbols { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of neurons.</summary>
    public int Neurons { get; }

    /// <summary>u of a neuron, [n].</summary>
    public Span<double> First(int neuron) => first.AsSpan(neuron * Symbols, Symbols);

    /// <summary>v of a neuron, [n].</summary>
    public Span<double> Second(int neuron) => second.AsSpan(neuron * Symbols, Symbols);

    /// <summary>w of a neuron, [classes].</summary>
    public Span<double> Output(int neuron) => output.AsSpan(neuron * Classes, Classes);

    /// <summary>The logits on all pairs, [n * n, classes], pair (a, b) at row a n + b.</summary>
    public double[] Logits()
    {
        var logits = new double[Symbols * Symbols * Classes];
        var activations = new double[Symbols * Neurons];
        for (int a = 0; a < Symbols; a++)
        {
            for (int b = 0; b < Symbols; b++)
            {
                for (int i = 0; i < Neurons; i++)
                {
                    double sum = first[i * Symbols + a] + second[i * Symbols + b];
                    activations[b * Neurons + i] = sum * sum;
                }
            }
            MatrixProduct.Multiply<double>(
                Symbols, Classes, Neurons, activations, Neurons, 1, output, Classes, 1, logits.AsSpan(a * Symbols * Classes, Symbols * Classes), Classes);
        }
        return logits;
    }

    /// <summary>sum_i |(u_i, v_i, w_i)|^3: the third power of the L_{2,3} norm.</summary>
    public double CubedNorm()
    {
        double sum = 0;
        for (int i = 0; i < Neurons; i++) sum += Math.Pow(SquaredNorm(i), 1.5);
        return sum;
    }

    /// <summary>The squared Euclidean norm of a neuron's weights.</summary>
    public double SquaredNorm(int neuron) => Squares(First(neuron)) + Squares(Second(neuron)) + Squares(Output(neuron));

    /// <summary>A network with all weights times a factor; its logits are those times the factor's third power.</summary>
    public QuadraticPairNetwork Scale(double factor) => new(
        Symbols, Classes, [.. first.Select(x => factor * x)], [.. second.Select(x => factor * x)], [.. output.Select(x => factor * x)]);

    /// <summary>The network of some neurons.</summary>
    public QuadraticPairNetwork Keep(IReadOnlyList<int> neurons)
    {
        var kept = new QuadraticPairNetwork(Symbols, Classes, new double[neurons.Count * Symbols], new double[neurons.Count * Symbols], new double[neurons.Count * Classes]);
        for (int i = 0; i < neurons.Count; i++)
        {
            First(neurons[i]).CopyTo(kept.First(i));
            Second(neurons[i]).CopyTo(kept.Second(i));
            Output(neurons[i]).CopyTo(kept.Output(i));
        }
        return kept;
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value * value;
        return sum;
    }
}
