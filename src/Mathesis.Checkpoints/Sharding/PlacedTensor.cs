namespace Mathesis.Checkpoints;

/// <summary>A planned tensor with its place.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Shard">The index of the file that holds it.</param>
/// <param name="Position">Where its bytes begin in that file.</param>
/// <param name="ByteLength">How many bytes it has.</param>
public sealed record PlacedTensor(PlannedTensor Tensor, int Shard, long Position, long ByteLength);
