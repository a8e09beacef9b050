using System.Collections.Immutable;

namespace Mathesis.Checkpoints;

/// <summary>A tensor that will be written.</summary>
/// <param name="Name">Its name, unique in the checkpoint.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The length of each dimension, all at least 0; empty for a scalar.</param>
public sealed record PlannedTensor(string Name, SafetensorsType Type, ImmutableArray<long> Shape);
