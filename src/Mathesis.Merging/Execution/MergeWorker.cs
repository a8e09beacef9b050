using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Merging;

/// <summary>One thread's buffers, and what it does with a piece: read the inputs, widen them tile by tile, run the method, round, write.</summary>
internal sealed class MergeWorker : IDisposable
{
    private readonly AlignedBuffer<byte> buffer;
    private readonly TensorTile tile = new();
    private readonly double[] cast = new double[TensorPartition.TileElements];

    /// <summary>Takes memory.</summary>
    /// <param name="bytes">The bytes of its buffer.</param>
    public MergeWorker(int bytes) => buffer = new AlignedBuffer<byte>(bytes);

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>The whole buffer.</summary>
    public Span<byte> Buffer => buffer.Span;

    /// <summary>The bytes that a buffer needs for one tile of a tensor.</summary>
    public static long LeastBuffer(OutputTensor tensor, int tileElements) => Width(tensor) * tileElements + 64L * (tensor.Sources.Count + 1);

    /// <summary>The bytes for one element of every input and of the output.</summary>
    public static long Width(OutputTensor tensor) => tensor.Sources.Sum(source => (long)source.Type.Bytes) + tensor.Type.Bytes;

    /// <summary>Runs a pass over a piece.</summary>
    public void Read(OutputTensor tensor, TensorPartition partition, long piece, TensorPass pass, object accumulator) =>
        ForEachTile(tensor, partition, piece, pass, accumulator, static (state, worker) => state.Pass.VisitTile(worker.tile, state.Accumulator), null);

    /// <summary>Merges a piece.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="partition">How it is cut.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="merge">Its merge.</param>
    /// <param name="saturates">Whether what is beyond the range becomes the largest number.</param>
    /// <param name="take">Takes a stretch of the result: its first byte within the tensor, and the bytes.</param>
    /// <returns>How many finite numbers were beyond the type's range.</returns>
    public long Merge(OutputTensor tensor, TensorPartition partition, long piece, TensorMerge merge, bool saturates, Action<long, ReadOnlySpan<byte>> take)
    {
        long overflows = 0;
        ForEachTile(tensor, partition, piece, null!, merge, (_, _) => merge.Combine(tile), (output, at) =>
        {
            Span<byte> room = output.Slice(at * tensor.Type.Bytes, tile.Count * tensor.Type.Bytes);
            overflows += ElementCodec.Encode(tensor.Type, tile.Output, room, saturates);
        }, (first, bytes) =>
        {
            take(first * tensor.Type.Bytes, bytes);
            BytesWritten += bytes.Length;
        });
        return overflows;
    }

    /// <summary>Copies a piece, whose bytes must be the same in all inputs.</summary>
    public void Copy(OutputTensor tensor, long offset, int length, Action<long, ReadOnlySpan<byte>> take)
    {
        int half = Math.Min(buffer.Length / 2, length);
        for (int done = 0; done < length; done += half)
        {
            Span<byte> first = Buffer[..Math.Min(half, length - done)];
            ((StoredTensor)tensor.Sources[0]).ReadBytes(offset + done, first);
            BytesRead += first.Length;
            foreach (TensorSource source in tensor.Sources.Skip(1))
            {
                Span<byte> other = Buffer.Slice(half, first.Length);
                ((StoredTensor)source).ReadBytes(offset + done, other);
                BytesRead += other.Length;
                if (!first.SequenceEqual(other))
                    throw new InputError($"the tensor '{tensor.Name}' is {tensor.Type.Code} and differs between {tensor.Sources[0].Where} and {source.Where}", expected: "expected floats, or tensors that are equal");
            }
            take(offset + done, first);
            BytesWritten += first.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();

    private void ForEachTile(
        OutputTensor tensor, TensorPartition partition, long piece, TensorPass pass, object accumulator,
        Action<(TensorPass Pass, object Accumulator), MergeWorker> visit, EncodeTile? encode, Action<long, ReadOnlySpan<byte>>? take = null)
    {
        (long start, long length) = partition[piece];
        int chunk = Chunk(tensor, partition.Tile);
        tile.Reserve(tensor.Sources.Count, partition.Tile);
        Span<int> places = tensor.Sources.Count <= 64 ? stackalloc int[tensor.Sources.Count] : new int[tensor.Sources.Count];
        for (long done = 0; done < length; done += chunk)
        {
            int count = (int)Math.Min(chunk, length - done);
            int room = 0;
            for (int i = 0; i < tensor.Sources.Count; i++)
            {
                places[i] = room;
                int bytes = count * tensor.Sources[i].Type.Bytes;
                tensor.Sources[i].Read(start + done, Buffer.Slice(room, bytes));
                BytesRead += (long)count * tensor.Sources[i].StoredType.Bytes;
                room += (bytes + 63) / 64 * 64;
            }
            Span<byte> output = encode is null ? [] : Buffer.Slice(room, count * tensor.Type.Bytes);
            for (int at = 0; at < count; at += partition.Tile)
            {
                tile.Start = start + done + at;
                tile.Count = Math.Min(partition.Tile, count - at);
                for (int i = 0; i < tensor.Sources.Count; i++)
                {
                    SafetensorsType type = tensor.Sources[i].Type;
                    ElementCodec.Decode(type, Buffer.Slice(places[i] + at * type.Bytes, tile.Count * type.Bytes), tile.InputRoom(i));
                    if (tensor.Cast is { } rounded && rounded != tensor.Sources[i].StoredType) Round(rounded, tile.InputRoom(i));
                }
                visit((pass, accumulator), this);
                encode?.Invoke(output, at);
            }
            take?.Invoke(start + done, output);
        }
    }

    private delegate void EncodeTile(Span<byte> output, int at);

    /// <summary>How many elements are read at once: whole tiles, as many as fit.</summary>
    private int Chunk(OutputTensor tensor, int tileElements)
    {
        long fitting = (buffer.Length - 64L * (tensor.Sources.Count + 1)) / Width(tensor);
        return (int)Math.Min(fitting / tileElements * tileElements, int.MaxValue / 8 / tileElements * tileElements);
    }

    private void Round(SafetensorsType type, Span<double> values)
    {
        Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(cast.AsSpan());
        int block = bytes.Length / type.Bytes;
        for (int start = 0; start < values.Length; start += block)
        {
            Span<double> part = values.Slice(start, Math.Min(block, values.Length - start));
            Span<byte> room = bytes[..(part.Length * type.Bytes)];
            ElementCodec.Encode(type, part, room, saturates: false);
            ElementCodec.Decode(type, room, part);
        }
    }
}
