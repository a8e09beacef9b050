using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What <c>checkpoint diff --json</c> prints.</summary>
internal sealed record CheckpointDifferenceOutput(
    int Schema, bool Equal, IReadOnlyList<TensorDifference> Tensors, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond, IReadOnlyList<string> Incomparable);
