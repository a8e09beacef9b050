using System.Collections.Immutable;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A tensor that will be written, and what it is made of.</summary>
internal sealed record OutputTensor
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its shape.</summary>
    public required ImmutableArray<long> Shape { get; init; }

    /// <summary>Its element type.</summary>
    public required SafetensorsType Type { get; init; }

    /// <summary>The inputs, in the order of the context's models.</summary>
    public required IReadOnlyList<TensorSource> Sources { get; init; }

    /// <summary>What the method is told; null when the bytes of the inputs, which must be equal, are copied.</summary>
    public MergeContext? Context { get; init; }

    /// <summary>The type that inputs are rounded to first, as mergekit casts them; null for none.</summary>
    public SafetensorsType? Cast { get; init; }

    /// <summary>The bytes of all inputs.</summary>
    public long InputBytes => Sources.Sum(source => source is StoredTensor stored ? stored.ByteLength : source.Count * source.StoredType.Bytes);
}
