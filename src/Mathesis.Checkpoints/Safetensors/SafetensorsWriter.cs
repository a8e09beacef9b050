using System.Buffers.Binary;
using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// Plans a safetensors file, then writes it: tensors are announced with type and shape, and their bytes are produced one
/// tensor after the other while the file is written, so the whole file need not be in memory. The same plan gives the same
/// bytes: tensors lie in the order they were added, metadata in ordinal order, the header is padded to a multiple of eight.
/// </summary>
public sealed class SafetensorsWriter
{
    private readonly List<(SafetensorsTensor Tensor, Action<Stream> Write)> plan = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private long length;

    /// <summary>What the file says about itself; keys and values are any text.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a tensor whose bytes are produced when the file is written.</summary>
    /// <param name="name">A name that was not added before.</param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The length of each dimension, all at least 0.</param>
    /// <param name="write">Writes exactly the bytes of that type and shape, little-endian and row-major.</param>
    public SafetensorsWriter Add(string name, SafetensorsType type, ReadOnlySpan<long> shape, Action<Stream> write)
    {
        if (name == "__metadata__" || !names.Add(name)) throw new ArgumentException($"the name '{name}' is taken", nameof(name));
        foreach (long dimension in shape) ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
        long bytes = SafetensorsHeader.CountBytes(shape, type)
            ?? throw new ArgumentException($"tensor '{name}' is too large", nameof(shape));
        plan.Add((new SafetensorsTensor(name, type, ImmutableArray.Create(shape), length, bytes), write));
        length = checked(length + bytes);
        return this;
    }

    /// <summary>Adds a tensor of F32.</summary>
    /// <param name="name">A name that was not added before.</param>
    /// <param name="shape">The length of each dimension; their product is the number of values.</param>
    /// <param name="values">The values in row-major order; read when the file is written.</param>
    public SafetensorsWriter Add(string name, ReadOnlySpan<int> shape, float[] values) =>
        Add(name, SafetensorsType.Float32, shape, values, BinaryPrimitives.WriteSingleLittleEndian);

    /// <summary>Adds a tensor of F64.</summary>
    /// <param name="name">A name that was not added before.</param>
    /// <param name="shape">The length of each dimension; their product is the number of values.</param>
    /// <param name="values">The values in row-major order; read when the file is written.</param>
    public SafetensorsWriter Add(string name, ReadOnlySpan<int> shape, double[] values) =>
        Add(name, SafetensorsType.Float64, shape, values, BinaryPrimitives.WriteDoubleLittleEndian);

    /// <summary>Adds a tensor of I64.</summary>
    /// <param name="name">A name that was not added before.</param>
    /// <param name="shape">The length of each dimension; their product is the number of values.</param>
    /// <param name="values">The values in row-major order; read when the file is written.</param>
    public SafetensorsWriter Add(string name, ReadOnlySpan<int> shape, long[] values) =>
        Add(name, SafetensorsType.Int64, shape, values, BinaryPrimitives.WriteInt64LittleEndian);

    /// <summary>Writes the file; it exists whole or not at all.</summary>
    /// <exception cref="InputError">The place cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the file to a stream.</summary>
    /// <exception cref="InvalidOperationException">A tensor's bytes are not as many as its type and shape need.</exception>
    public void Write(Stream stream)
    {
        stream.Write(SafetensorsHeader.Write(plan.Select(entry => entry.Tensor), Metadata));
        foreach ((SafetensorsTensor tensor, Action<Stream> write) in plan)
        {
            using var bounded = new BoundedWriteStream(stream, tensor.ByteLength);
            write(bounded);
            if (bounded.Remaining != 0)
                throw new InvalidOperationException($"tensor '{tensor.Name}' lacks {bounded.Remaining} of its {tensor.ByteLength} bytes");
        }
    }

    private delegate void ElementWriter<TElement>(Span<byte> bytes, TElement value);

    private SafetensorsWriter Add<TElement>(
        string name, SafetensorsType type, ReadOnlySpan<int> shape, TElement[] values, ElementWriter<TElement> write)
    {
        long[] lengths = new long[shape.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = shape[i];
        if (SafetensorsHeader.CountBytes(lengths, type) != (long)values.Length * type.Bytes)
            throw new ArgumentException($"shape [{string.Join(", ", lengths)}] does not have {values.Length} values", nameof(values));
        return Add(name, type, lengths, stream =>
        {
            const int Block = 1 << 13;
            byte[] buffer = new byte[Math.Min(Block, values.Length) * type.Bytes];
            for (int start = 0; start < values.Length; start += Block)
            {
                int count = Math.Min(Block, values.Length - start);
                for (int i = 0; i < count; i++) write(buffer.AsSpan(i * type.Bytes), values[start + i]);
                stream.Write(buffer, 0, count * type.Bytes);
            }
        });
    }
}
