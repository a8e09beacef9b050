using Mathesis.Checkpoints;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What <c>checkpoint inspect --json</c> and <c>checkpoint verify --json</c> print.</summary>
internal sealed record CheckpointOutput(int Schema, string Checkpoint, long Parameters, IReadOnlyList<CheckedTensorOutput> Tensors)
{
    public static CheckpointOutput Of(string path, IReadOnlyList<CheckedTensor> tensors) => new(
        1, path, tensors.Sum(tensor => tensor.Shape.Aggregate(1L, (a, b) => a * b)),
        [.. tensors.Select(tensor => new CheckedTensorOutput(
            tensor.Name, tensor.Type.Code, tensor.Shape, double.IsFinite(tensor.Norm) ? tensor.Norm : null, double.IsFinite(tensor.Largest) ? tensor.Largest : null, tensor.NotFinite, tensor.Hash))]);
}
