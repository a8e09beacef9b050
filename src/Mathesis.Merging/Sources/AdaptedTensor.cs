using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A matrix with an adapter applied, W + s B A, computed where it is read: the sum is never stored.</summary>
/// <param name="inner">The matrix W, [rows, columns].</param>
/// <param name="factors">Reads s B, [rows, rank], and A, [rank, columns].</param>
/// <param name="rank">The rank.</param>
internal sealed class AdaptedTensor(TensorSource inner, Func<(double[] Left, double[] Right)> factors, int rank) : TensorSource
{
    private readonly int columns = checked((int)inner.Shape[1]);
    private readonly Lock gate = new();
    private (double[] Left, double[] Right)? known;

    public override SafetensorsType Type => SafetensorsType.Float64;

    public override SafetensorsType StoredType => inner.StoredType;

    public override ImmutableArray<long> Shape => inner.Shape;

    public override string Where => inner.Where;

    public override long Residence => inner.Residence + 8L * rank * (Shape[0] + Shape[1]);

    public override void Announce(long first, long count) => inner.Announce(first, count);

    public override void Release()
    {
        lock (gate) known = null;
        inner.Release();
    }

    public override void Read(long first, Span<byte> destination)
    {
        (double[] left, double[] right) = Factors();
        Span<double> values = MemoryMarshal.Cast<byte, double>(destination);
        // The stored elements lie at the end of the room and are widened from the front: each is read before its place is written.
        Span<byte> stored = destination[^(values.Length * inner.Type.Bytes)..];
        inner.Read(first, stored);
        Widen(inner.Type, stored, values);
        for (int done = 0; done < values.Length;)
        {
            long row = (first + done) / columns;
            int column = (int)((first + done) % columns);
            int run = Math.Min(columns - column, values.Length - done);
            Span<double> target = values.Slice(done, run);
            for (int k = 0; k < rank; k++)
                TensorPrimitives.MultiplyAdd(right.AsSpan(k * columns + column, run), left[row * rank + k], target, target);
            done += run;
        }
    }

    private (double[] Left, double[] Right) Factors()
    {
        lock (gate) return known ??= factors();
    }

    private static void Widen(SafetensorsType type, ReadOnlySpan<byte> stored, Span<double> values)
    {
        if (type == SafetensorsType.Float64) return;
        const int Block = 512;
        Span<byte> copy = stackalloc byte[Block * 4];
        int width = type.Bytes;
        for (int start = 0; start < values.Length; start += Block)
        {
            int count = Math.Min(Block, values.Length - start);
            stored.Slice(start * width, count * width).CopyTo(copy);
            ElementCodec.Decode(type, copy[..(count * width)], values.Slice(start, count));
        }
    }
}
