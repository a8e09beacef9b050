using Mathesis.Circuits;

namespace Mathesis.Cli;

/// <summary>What was found inside a network on pairs, as JSON.</summary>
internal sealed record CircuitOutput
{
    public required IReadOnlyList<int> KeyFrequencies { get; init; }
    public required double LogitVarianceExplained { get; init; }
    public required double SingleFrequencyNeurons { get; init; }
    public required IReadOnlyDictionary<int, int> NeuronsPerFrequency { get; init; }
    public required IReadOnlyList<int> HeadFrequencies { get; init; }
    public required double LogitMapResidual { get; init; }
    public required double EmbeddingGini { get; init; }
    public required double LogitMapGini { get; init; }
    public required IReadOnlyList<AblationOutput> Ablations { get; init; }

    public static CircuitOutput Of(PairCircuit circuit) => new()
    {
        KeyFrequencies = circuit.Keys,
        LogitVarianceExplained = circuit.Measures.VarianceExplained,
        SingleFrequencyNeurons = circuit.Neurons.ClusteredFraction,
        NeuronsPerFrequency = circuit.Neurons.Counts,
        HeadFrequencies = [.. circuit.Heads.Select(head => head.ToFirst.Frequency)],
        LogitMapResidual = circuit.LogitMap.RelativeResidual([.. circuit.Keys]),
        EmbeddingGini = circuit.WeightMeasures.EmbeddingGini,
        LogitMapGini = circuit.WeightMeasures.LogitMapGini,
        Ablations = [.. circuit.Ablations.Select(row => new AblationOutput(row.Name, row.Result.Loss.All, row.Result.Accuracy.All))],
    };
}
