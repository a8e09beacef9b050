using Mathesis.Circuits;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Papers;

/// <summary>The logits of a network on every pair, by the folded engine, which replays a run's checkpoints in seconds.</summary>
internal static class PairNetworkLogits
{
    /// <summary>The logits of the residues on all pairs; other classes, such as "=", are dropped.</summary>
    public static PairGrid OnGrid(Checkpoint checkpoint, int size)
    {
        using var network = new FoldedPairNetwork(checkpoint.Specification, checkpoint.Weights);
        int[] tokens = [.. Enumerable.Range(0, size * size).SelectMany(pair => (int[])[pair / size, pair % size, size])];
        Tensor<float> logits = network.Logits(new TokenBatch(tokens, positions: 3));
        return PairGrid.From<float>(size, size, logits.Span, logits.Shape[^1]);
    }
}
