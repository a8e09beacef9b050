using Mathesis.Circuits;
using Mathesis.Networks;

namespace Mathesis.Papers;

/// <summary>The logits of a network on every pair: by the folded engine where it can, which replays a run in seconds, else by layers.</summary>
internal static class PairNetworkLogits
{
    /// <summary>The logits of the residues on all pairs.</summary>
    public static PairGrid OnGrid(Checkpoint checkpoint, int size) =>
        GridActivations.LogitsOf(new LayerNetwork<float>(checkpoint.Specification, checkpoint.Weights), size);
}
