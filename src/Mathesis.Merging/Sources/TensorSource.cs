using System.Collections.Immutable;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A tensor that can be read in parts: stored in a file, or computed from what is stored. Reads may run in parallel.</summary>
internal abstract class TensorSource
{
    /// <summary>The element type in which it is delivered.</summary>
    public abstract SafetensorsType Type { get; }

    /// <summary>The element type of what is stored, which the output takes when nobody says otherwise.</summary>
    public virtual SafetensorsType StoredType => Type;

    /// <summary>The length of each dimension.</summary>
    public abstract ImmutableArray<long> Shape { get; }

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, static (product, length) => product * length);

    /// <summary>Bytes that it keeps in memory between the first read and the release.</summary>
    public virtual long Residence => 0;

    /// <summary>The name and file, for errors.</summary>
    public abstract string Where { get; }

    /// <summary>Reads elements.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="destination">Where they go; as many as fit.</param>
    public abstract void Read(long first, Span<byte> destination);

    /// <summary>Says that elements will be read soon.</summary>
    public virtual void Announce(long first, long count)
    {
    }

    /// <summary>Says that it will not be read soon: what is kept in memory may go.</summary>
    public virtual void Release()
    {
    }
}
