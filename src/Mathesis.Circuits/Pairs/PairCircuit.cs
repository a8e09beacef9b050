using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>
/// A one-block network on pairs of residues, taken apart: its frequencies in weights, neurons, attention and logits, and what
/// remains of it when they are taken away. Source: paper 105, sections 4 and 5.
/// </summary>
public sealed record PairCircuit
{
    /// <summary>The key frequencies: those whose norm in the map from neurons to logits is not trivial.</summary>
    public required IReadOnlyList<int> Keys { get; init; }

    /// <summary>The spectrum of the embedding over the residues.</summary>
    public required FourierSpectrum Embedding { get; init; }

    /// <summary>The map from neurons to logits, W_L.</summary>
    public required LogitMap LogitMap { get; init; }

    /// <summary>Where the embedding places the residues at each key frequency.</summary>
    public required IReadOnlyList<EmbeddingCircle> Circles { get; init; }

    /// <summary>The frequency of each neuron.</summary>
    public required NeuronClusters Neurons { get; init; }

    /// <summary>The frequency of each attention head.</summary>
    public required IReadOnlyList<HeadTuning> Heads { get; init; }

    /// <summary>What the network computes on every pair.</summary>
    public required GridActivations Activations { get; init; }

    /// <summary>How much of u_k . neurons a cosine explains, and of v_k . neurons a sine, by key frequency.</summary>
    public required IReadOnlyList<(double Cosine, double Sine)> ReadOuts { get; init; }

    /// <summary>The ablations of logits and of neurons.</summary>
    public required IReadOnlyList<Ablation> Ablations { get; init; }

    /// <summary>The progress measures of the logits.</summary>
    public required ProgressMeasures Measures { get; init; }

    /// <summary>The progress measures of the weights.</summary>
    public required WeightMeasures WeightMeasures { get; init; }

    /// <summary>The result of an ablation by name.</summary>
    public GridEvaluation this[string ablation] => Ablations.Single(row => row.Name == ablation).Result;

    /// <summary>Takes a network apart.</summary>
    /// <param name="network">The network, in any arithmetic.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="task">The pairs it computes on, their answers and the split.</param>
    /// <exception cref="Core.InputError">The network has not one block of attention and neurons.</exception>
    public static PairCircuit Analyse<T>(IForward<T> network, Weights weights, GridTask task)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        int size = task.Size;
        var map = LogitMap.FromWeights(weights, size);
        int[] keys = KeyFrequencies.FromSpectrum(map.Spectrum);
        double[] embedding = WeightMeasures.Embedding(weights, size);
        GridActivations activations = GridActivations.Of(network, size);
        return new PairCircuit
        {
            Keys = keys,
            Embedding = FourierSpectrum.OfRows(embedding, size),
            LogitMap = map,
            Circles = [.. keys.Where(k => 2 * k < size).Select(k => EmbeddingCircle.Of(embedding, size, k))],
            Neurons = NeuronClusters.Find(activations.Neurons),
            Heads = HeadTuning.Of(activations.AttentionToFirst, activations.AttentionToSecond),
            Activations = activations,
            ReadOuts = [.. keys.Where(k => 2 * k < size).Select(k => map.ReadOutExplained(activations.Neurons, k))],
            Ablations =
            [
                .. AblationTable.OfLogits(activations.Logits, task, keys),
                .. AblationTable.OfNeurons(activations.Logits, activations.Neurons, map, task, keys),
            ],
            Measures = ProgressMeasures.Compute(activations.Logits, task, keys),
            WeightMeasures = WeightMeasures.Compute(weights, size),
        };
    }
}
