namespace Mathesis.Circuits;

/// <summary>
/// A homogeneous network of one hidden layer with the questions it is to answer: what <see cref="MarginTrainer"/> trains. Weights
/// are one row for each neuron: all that goes into it and comes out of it.
/// </summary>
public interface IMarginModel
{
    /// <summary>The weights of a neuron: the length of a row.</summary>
    int NeuronWidth { get; }

    /// <summary>What the logits are homogeneous of, in the weights: nu of the norm L_{2,nu}.</summary>
    int Degree { get; }

    /// <summary>The mean cross-entropy over all questions, in nats, and its gradient.</summary>
    /// <param name="neurons">[neurons, <see cref="NeuronWidth"/>].</param>
    /// <param name="gradient">As long as the weights; overwritten.</param>
    /// <param name="margin">The least margin over the questions, not normalised.</param>
    double LossAndGradient(ReadOnlySpan<double> neurons, Span<double> gradient, out double margin);
}
