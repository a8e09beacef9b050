namespace Mathesis.Circuits;

/// <summary>A network of one hidden layer of powers on vectors: f(x) = sum_i (u_i . x)^k w_i, without biases, in float64.</summary>
public sealed class PowerNetwork
{
    private readonly double[] input;
    private readonly double[] output;

    /// <summary>A network of given neurons.</summary>
    /// <param name="width">The length of x.</param>
    /// <param name="power">k, at least 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="input">u, [neurons, width]; not copied.</param>
    /// <param name="output">w, [neurons, classes]; not copied.</param>
    public PowerNetwork(int width, int power, int classes, double[] input, double[] output)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(power);
        if (input.Length % width != 0 || output.Length != input.Length / width * classes)
            throw new ArgumentException($"{input.Length} and {output.Length} values are not the same number of neurons of {width} and {classes}");
        Width = width;
        Power = power;
        Classes = classes;
        this.input = input;
        this.output = output;
    }

    /// <summary>The length of x.</summary>
    public int Width { get; }

    /// <summary>k.</summary>
    public int Power { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of neurons.</summary>
    public int Neurons => input.Length / Width;

    /// <summary>u of a neuron, [width].</summary>
    public Span<double> Input(int neuron) => input.AsSpan(neuron * Width, Width);

    /// <summary>w of a neuron, [classes].</summary>
    public Span<double> Output(int neuron) => output.AsSpan(neuron * Classes, Classes);

    /// <summary>The logits of rows, [rows, classes].</summary>
    /// <param name="rows">[rows, width].</param>
    public double[] Logits(ReadOnlySpan<double> rows)
    {
        var logits = new double[rows.Length / Width * Classes];
        for (int row = 0; row < rows.Length / Width; row++)
        {
            for (int i = 0; i < Neurons; i++)
            {
                double sum = 0;
                for (int j = 0; j < Width; j++) sum += input[i * Width + j] * rows[row * Width + j];
                double activation = Math.Pow(sum, Power);
                for (int c = 0; c < Classes; c++) logits[row * Classes + c] += activation * output[i * Classes + c];
            }
        }
        return logits;
    }

    /// <summary>sum_i |(u_i, w_i)|^(k + 1): the (k + 1)-th power of the L_{2,k+1} norm.</summary>
    public double PoweredNorm()
    {
        double sum = 0;
        for (int i = 0; i < Neurons; i++)
        {
            double squares = 0;
            foreach (double value in Input(i)) squares += value * value;
            foreach (double value in Output(i)) squares += value * value;
            sum += Math.Pow(squares, (Power + 1) / 2.0);
        }
        return sum;
    }
}
