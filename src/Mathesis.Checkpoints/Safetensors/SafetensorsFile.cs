using System.Buffers.Binary;
using System.Collections.Immutable;
using Mathesis.Core;
using Microsoft.Win32.SafeHandles;

namespace Mathesis.Checkpoints;

/// <summary>
/// A safetensors file, open for reading. Opening reads and checks the header alone; tensors are read when asked for, each at
/// its place, so a large file needs no more memory than the tensor in hand. Reads may run in parallel.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly string where;
    private readonly SafeFileHandle? handle;
    private readonly byte[] content;
    private readonly long dataStart;
    private readonly Dictionary<string, SafetensorsTensor> byName;

    private SafetensorsFile(
        string where, SafeFileHandle? handle, byte[] content, long dataStart,
        ImmutableArray<SafetensorsTensor> tensors, ImmutableSortedDictionary<string, string> metadata)
    {
        this.where = where;
        this.handle = handle;
        this.content = content;
        this.dataStart = dataStart;
        Tensors = tensors;
        Metadata = metadata;
        byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public ImmutableArray<SafetensorsTensor> Tensors { get; }

    /// <summary>What the file is called in errors: its path.</summary>
    public string Where => where;

    /// <summary>What the file says about itself.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="InputError">There is none; the error lists the nearest names.</exception>
    public SafetensorsTensor this[string name] =>
        byName.TryGetValue(name, out SafetensorsTensor? tensor) ? tensor : throw Suggestions.Unknown("tensor", name, byName.Keys, $"the header of {where}");

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Contains(string name) => byName.ContainsKey(name);

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputError">The file cannot be read or is damaged; the error names the file and the defect.</exception>
    public static SafetensorsFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            long length = RandomAccess.GetLength(handle);
            if (length == 0) throw SafetensorsHeader.Defect(path, "the file is empty");
            if (length < SafetensorsHeader.PrefixLength) throw SafetensorsHeader.Defect(path, $"the file has only {length} bytes");
            Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
            ReadWhole(handle, prefix, 0, path);
            byte[] json = new byte[SafetensorsHeader.ReadLength(prefix, length - prefix.Length, path)];
            ReadWhole(handle, json, prefix.Length, path);
            (ImmutableArray<SafetensorsTensor> tensors, ImmutableSortedDictionary<string, string> metadata) = SafetensorsHeader.Parse(json, path);
            long dataStart = prefix.Length + json.Length;
            long data = CountData(tensors);
            if (length - dataStart < data)
                throw SafetensorsHeader.Defect(path, $"the file is truncated: its tensors need {data} bytes after the header, it has {length - dataStart}");
            if (length - dataStart > data)
                throw SafetensorsHeader.Defect(path, $"{length - dataStart - data} bytes follow the last tensor");
            var file = new SafetensorsFile(path, handle, [], dataStart, tensors, metadata);
            handle = null;
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputError($"cannot read: {Reason(exception)}", path, "give a readable safetensors file", exception);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>Reads a whole file from a stream into memory; the stream is left just behind its last byte.</summary>
    /// <param name="stream">The stream, at the beginning of the file; what follows the file is not touched.</param>
    /// <param name="where">What to call it in errors.</param>
    /// <exception cref="InputError">The stream ends too early or the file is damaged.</exception>
    public static SafetensorsFile Read(Stream stream, string where)
    {
        byte[] prefix = ReadWhole(stream, SafetensorsHeader.PrefixLength, where);
        byte[] json = ReadWhole(stream, SafetensorsHeader.ReadLength(prefix, null, where), where);
        (ImmutableArray<SafetensorsTensor> tensors, ImmutableSortedDictionary<string, string> metadata) = SafetensorsHeader.Parse(json, where);
        long length = CountData(tensors);
        if (length > Array.MaxLength) throw SafetensorsHeader.Defect(where, $"{length} bytes of tensors do not fit into memory");
        return new SafetensorsFile(where, null, ReadWhole(stream, (int)length, where), 0, tensors, metadata);
    }

    /// <summary>Reads some of a tensor's bytes.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="offset">The first byte wanted, counted within the tensor.</param>
    /// <param name="destination">Where they go; as many are read as it has room for.</param>
    /// <exception cref="InputError">There is no such tensor, or the file has become shorter since it was opened.</exception>
    public void ReadBytes(string name, long offset, Span<byte> destination)
    {
        ReadBytes(this[name], offset, destination);
    }

    /// <summary>Reads some of a tensor's bytes.</summary>
    /// <param name="tensor">The tensor, one of <see cref="Tensors"/>.</param>
    /// <param name="offset">The first byte wanted, counted within the tensor.</param>
    /// <param name="destination">Where they go; as many are read as it has room for.</param>
    /// <exception cref="InputError">The file has become shorter since it was opened.</exception>
    public void ReadBytes(SafetensorsTensor tensor, long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, tensor.ByteLength - destination.Length);
        long position = dataStart + tensor.Offset + offset;
        if (handle is null) content.AsSpan((int)position, destination.Length).CopyTo(destination);
        else ReadWhole(handle, destination, position, where);
    }

    /// <summary>Reads a tensor's bytes.</summary>
    public byte[] ReadBytes(string name)
    {
        byte[] bytes = new byte[CountElements(this[name], this[name].ByteLength)];
        ReadBytes(name, 0, bytes);
        return bytes;
    }

    /// <summary>Reads a tensor of floats as <see cref="float"/>: F16 and BF16 exactly, F64 rounded to nearest.</summary>
    /// <returns>The elements in row-major order.</returns>
    /// <exception cref="InputError">There is no such tensor, or it does not hold floats.</exception>
    public float[] ReadSingles(string name)
    {
        SafetensorsTensor tensor = this[name];
        float[] values = new float[CountElements(tensor, tensor.Count)];
        switch (tensor.Type)
        {
            case SafetensorsType.Float32: Convert(tensor, values, BinaryPrimitives.ReadSingleLittleEndian); break;
            case SafetensorsType.Float64: Convert(tensor, values, static bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)); break;
            case SafetensorsType.Float16: Convert(tensor, values, static bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)); break;
            case SafetensorsType.BFloat16: Convert(tensor, values, ReadBFloat16); break;
            default: throw new InputError($"tensor '{name}' holds {tensor.Type.Code}", where, "expected F32, F64, F16 or BF16");
        }
        return values;
    }

    /// <summary>Reads a tensor of numbers as <see cref="double"/>: all floats but those of 8 bits, and integers up to 32 bits, exactly.</summary>
    /// <returns>The elements in row-major order.</returns>
    /// <exception cref="InputError">There is no such tensor, or its type has values that no double equals.</exception>
    public double[] ReadDoubles(string name)
    {
        SafetensorsTensor tensor = this[name];
        double[] values = new double[CountElements(tensor, tensor.Count)];
        switch (tensor.Type)
        {
            case SafetensorsType.Float64: Convert(tensor, values, BinaryPrimitives.ReadDoubleLittleEndian); break;
            case SafetensorsType.Float32: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes)); break;
            case SafetensorsType.Float16: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)); break;
            case SafetensorsType.BFloat16: Convert(tensor, values, static bytes => (double)ReadBFloat16(bytes)); break;
            case SafetensorsType.Int32: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadInt32LittleEndian(bytes)); break;
            case SafetensorsType.UInt32: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadUInt32LittleEndian(bytes)); break;
            case SafetensorsType.Int16: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadInt16LittleEndian(bytes)); break;
            case SafetensorsType.UInt16: Convert(tensor, values, static bytes => (double)BinaryPrimitives.ReadUInt16LittleEndian(bytes)); break;
            case SafetensorsType.Int8: Convert(tensor, values, static bytes => (double)(sbyte)bytes[0]); break;
            case SafetensorsType.UInt8 or SafetensorsType.Boolean: Convert(tensor, values, static bytes => (double)bytes[0]); break;
            default: throw new InputError($"tensor '{name}' holds {tensor.Type.Code}", where, "expected floats of at least 16 bits or integers of at most 32");
        }
        return values;
    }

    /// <summary>Tells the operating system that a tensor's bytes will be read soon. It may ignore this.</summary>
    /// <param name="tensor">The tensor, one of <see cref="Tensors"/>.</param>
    /// <param name="offset">The first byte, counted within the tensor.</param>
    /// <param name="length">How many bytes.</param>
    public void Announce(SafetensorsTensor tensor, long offset, long length)
    {
        if (handle is not null) FileAdvice.WillRead(handle, dataStart + tensor.Offset + offset, Math.Min(length, tensor.ByteLength - offset));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => handle?.Dispose();

    private delegate TElement ElementReader<TElement>(ReadOnlySpan<byte> bytes);

    private void Convert<TElement>(SafetensorsTensor tensor, TElement[] values, ElementReader<TElement> read)
    {
        int width = tensor.Type.Bytes;
        byte[] buffer = new byte[Math.Min(BufferLength, tensor.ByteLength)];
        int index = 0;
        for (long offset = 0; offset < tensor.ByteLength; offset += buffer.Length)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, tensor.ByteLength - offset));
            ReadBytes(tensor.Name, offset, part);
            for (int at = 0; at < part.Length; at += width) values[index++] = read(part.Slice(at, width));
        }
    }

    private int CountElements(SafetensorsTensor tensor, long count)
    {
        if (count > Array.MaxLength) throw new InputError($"tensor '{tensor.Name}' has {count} elements", where, $"expected at most {Array.MaxLength}");
        return (int)count;
    }

    private static float ReadBFloat16(ReadOnlySpan<byte> bytes) =>
        BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16);

    private static long CountData(ImmutableArray<SafetensorsTensor> tensors) => tensors.IsEmpty ? 0 : tensors[^1].Offset + tensors[^1].ByteLength;

    private static void ReadWhole(SafeFileHandle handle, Span<byte> destination, long position, string where)
    {
        while (destination.Length > 0)
        {
            int read = RandomAccess.Read(handle, destination, position);
            if (read == 0) throw SafetensorsHeader.Defect(where, $"the file ends at byte {position}");
            destination = destination[read..];
            position += read;
        }
    }

    /// <summary>Reads so many bytes; allocates as they come, so that a damaged length costs no memory.</summary>
    private static byte[] ReadWhole(Stream stream, int length, string where)
    {
        byte[] bytes = [];
        int done = 0;
        while (done < length)
        {
            if (done == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(length, Math.Max(1L << 20, 2L * done)));
            int read = stream.Read(bytes, done, bytes.Length - done);
            if (read == 0) throw SafetensorsHeader.Defect(where, $"truncated: {length - done} bytes are missing");
            done += read;
        }
        return bytes;
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it is a folder, or reading is not permitted",
        _ => exception.Message.TrimEnd('.'),
    };
}
