namespace Mathesis.Circuits;

/// <summary>A network of powers (<see cref="PowerNetwork"/>) with questions and answers. A row holds u, w.</summary>
/// <param name="width">The length of a question.</param>
/// <param name="power">k.</param>
/// <param name="classes">The number of classes.</param>
/// <param name="rows">The questions, [questions, width]; not copied.</param>
/// <param name="targets">The right class of each; not copied.</param>
public sealed class PowerMarginModel(int width, int power, int classes, double[] rows, int[] targets) : IMarginModel
{
    private readonly double[] logits = new double[targets.Length * classes];

    /// <inheritdoc/>
    public int NeuronWidth => width + classes;

    /// <inheritdoc/>
    public int Degree => power + 1;

    /// <summary>The weights as a network.</summary>
    /// <param name="neurons">[neurons, width + classes].</param>
    public PowerNetwork Network(ReadOnlySpan<double> neurons)
    {
        int count = neurons.Length / NeuronWidth;
        var network = new PowerNetwork(width, power, classes, new double[count * width], new double[count * classes]);
        for (int i = 0; i < count; i++)
        {
            neurons.Slice(i * NeuronWidth, width).CopyTo(network.Input(i));
            neurons.Slice(i * NeuronWidth + width, classes).CopyTo(network.Output(i));
        }
        return network;
    }

    /// <inheritdoc/>
    public double LossAndGradient(ReadOnlySpan<double> neurons, Span<double> gradient, out double margin)
    {
        int count = neurons.Length / NeuronWidth;
        Array.Clear(logits);
        for (int question = 0; question < targets.Length; question++)
        {
            for (int i = 0; i < count; i++)
            {
                double activation = Math.Pow(Product(neurons, i, question), power);
                for (int c = 0; c < classes; c++) logits[question * classes + c] += activation * neurons[i * NeuronWidth + width + c];
            }
        }
        double loss = SoftmaxRows.LossAndGradient(logits, classes, targets, out margin);
        gradient.Clear();
        for (int question = 0; question < targets.Length; question++)
        {
            for (int i = 0; i < count; i++)
            {
                double product = Product(neurons, i, question);
                double slope = Math.Pow(product, power - 1), along = 0;
                for (int c = 0; c < classes; c++)
                {
                    double g = logits[question * classes + c];
                    gradient[i * NeuronWidth + width + c] += g * slope * product;
                    along += g * neurons[i * NeuronWidth + width + c];
                }
                for (int j = 0; j < width; j++) gradient[i * NeuronWidth + j] += along * power * slope * rows[question * width + j];
            }
        }
        return loss;
    }

    private double Product(ReadOnlySpan<double> neurons, int neuron, int question)
    {
        double sum = 0;
        for (int j = 0; j < width; j++) sum += neurons[neuron * NeuronWidth + j] * rows[question * width + j];
        return sum;
    }
}
