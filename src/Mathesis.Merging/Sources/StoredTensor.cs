using System.Collections.Immutable;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A tensor of a file.</summary>
internal sealed class StoredTensor(SafetensorsFile file, SafetensorsTensor tensor) : TensorSource
{
    public override SafetensorsType Type => tensor.Type;

    public override ImmutableArray<long> Shape => tensor.Shape;

    public override string Where => $"{file.Where}: {tensor.Name}";

    /// <summary>The bytes of the whole tensor.</summary>
    public long ByteLength => tensor.ByteLength;

    public override void Read(long first, Span<byte> destination) => file.ReadBytes(tensor, first * tensor.Type.Bytes, destination);

    /// <summary>Reads bytes, of tensors whose elements are no whole bytes too.</summary>
    public void ReadBytes(long offset, Span<byte> destination) => file.ReadBytes(tensor, offset, destination);

    public override void Announce(long first, long count) => file.Announce(tensor, first * tensor.Type.Bytes, count * tensor.Type.Bytes);
}
