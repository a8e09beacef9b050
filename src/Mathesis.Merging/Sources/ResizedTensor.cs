using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>
/// A tensor seen under another shape of as many dimensions: what lies beyond the new lengths is left out, and what the tensor lacks comes
/// from another one, or is zero.
/// </summary>
internal sealed class ResizedTensor : TensorSource
{
    private readonly TensorSource inner;
    private readonly TensorSource? filling;
    private readonly ImmutableArray<long> shape;

    /// <summary>Sees a tensor under another shape.</summary>
    /// <param name="inner">The tensor.</param>
    /// <param name="shape">The new lengths, as many as the tensor has.</param>
    /// <param name="filling">What fills it up, of the new shape; null for zeros.</param>
    public ResizedTensor(TensorSource inner, ImmutableArray<long> shape, TensorSource? filling)
    {
        this.inner = inner;
        this.shape = shape;
        this.filling = filling;
    }

    public override SafetensorsType Type => SafetensorsType.Float64;

    public override SafetensorsType StoredType => inner.StoredType;

    public override ImmutableArray<long> Shape => shape;

    public override string Where => inner.Where;

    public override long Residence => inner.Residence;

    public override void Release() => inner.Release();

    public override void Read(long first, Span<byte> destination)
    {
        Span<double> values = MemoryMarshal.Cast<byte, double>(destination);
        if (filling is null) values.Clear();
        else
        {
            byte[] bytes = new byte[values.Length * filling.Type.Bytes];
            filling.Read(first, bytes);
            ElementCodec.Decode(filling.Type, bytes, values);
        }
        long row = shape.IsEmpty ? 1 : shape[^1];
        for (long at = first; at < first + values.Length;)
        {
            long column = at % row;
            int run = (int)Math.Min(row - column, first + values.Length - at);
            if (Place(at / row) is { } source && column < inner.Shape[^1])
            {
                int used = (int)Math.Min(run, inner.Shape[^1] - column);
                byte[] bytes = new byte[used * inner.Type.Bytes];
                inner.Read(source * inner.Shape[^1] + column, bytes);
                ElementCodec.Decode(inner.Type, bytes, values.Slice((int)(at - first), used));
            }
            at += run;
        }
    }

    /// <summary>The row of the inner tensor that a row is, or null when it lies beyond.</summary>
    private long? Place(long row)
    {
        long result = 0;
        long stride = 1;
        for (int d = shape.Length - 2; d >= 0; d--)
        {
            long index = row % shape[d];
            row /= shape[d];
            if (index >= inner.Shape[d]) return null;
            result += index * stride;
            stride *= inner.Shape[d];
        }
        return result;
    }
}
