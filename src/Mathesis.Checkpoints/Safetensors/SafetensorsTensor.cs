using System.Collections.Immutable;

namespace Mathesis.Checkpoints;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">The name, unique in the file.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The length of each dimension, all at least 0; empty for a scalar.</param>
/// <param name="Offset">Where its bytes begin, counted from the end of the header.</param>
/// <param name="ByteLength">How many bytes it has: the product of the shape times the bits of an element, over eight.</param>
public sealed record SafetensorsTensor(
    string Name, SafetensorsType Type, ImmutableArray<long> Shape, long Offset, long ByteLength)
{
    /// <summary>How many elements it has.</summary>
    public long Count => (long)((Int128)ByteLength * 8 / Type.Bits);
}
