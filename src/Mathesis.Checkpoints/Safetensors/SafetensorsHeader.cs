using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// The header of a safetensors file: eight bytes with its length (little-endian), then a JSON object that gives each tensor
/// its type, shape and place, and <c>__metadata__</c>, a map of strings. Source: the format's specification in
/// huggingface/safetensors; the checks are those of its reference reader (unique names, no gap, no overlap, no byte left over).
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The most bytes a header may have.</summary>
    public const long MaximumLength = 100_000_000;

    /// <summary>The bytes before the JSON.</summary>
    public const int PrefixLength = 8;

    /// <summary>The most dimensions of a tensor; no library has so many.</summary>
    private const int MaximumRank = 128;

    /// <summary>A header's own depth is 3: tensors, their fields, lists.</summary>
    private const int MaximumDepth = 8;

    private const string MetadataName = "__metadata__";

    /// <summary>Reads the length of the JSON from the first eight bytes.</summary>
    /// <param name="prefix">The first eight bytes.</param>
    /// <param name="available">The bytes after the prefix, or null when that is not known.</param>
    /// <param name="where">The file, for errors.</param>
    public static int ReadLength(ReadOnlySpan<byte> prefix, long? available, string where)
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength)
            throw Defect(where, $"the header claims {length} bytes, more than the {MaximumLength} allowed");
        if (available is { } limit && length > (ulong)limit)
            throw Defect(where, $"the header claims {length} bytes, but only {limit} follow");
        return (int)length;
    }

    /// <summary>Parses the JSON.</summary>
    /// <param name="json">The header without its length.</param>
    /// <param name="where">The file, for errors.</param>
    /// <returns>The tensors in the order of their bytes, and the metadata.</returns>
    public static (ImmutableArray<SafetensorsTensor> Tensors, ImmutableSortedDictionary<string, string> Metadata) Parse(
        ReadOnlyMemory<byte> json, string where)
    {
        try
        {
            if (json.Length == 0 || json.Span[0] != (byte)'{') throw Defect(where, "the header does not begin with '{'");
            // A reader, not a document: a header of many small values must not need several times its own size.
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = MaximumDepth });
            reader.Read();
            var tensors = new List<SafetensorsTensor>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            ImmutableSortedDictionary<string, string> metadata = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                if (!names.Add(name)) throw Defect(where, $"the header has '{name}' twice");
                reader.Read();
                if (name == MetadataName) metadata = ParseMetadata(ref reader, where);
                else tensors.Add(ParseTensor(name, ref reader, where));
            }
            // What follows the object must be white space; the reader says so.
            while (reader.Read())
            {
            }
            ImmutableArray<SafetensorsTensor> inOrder = [.. tensors.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.ByteLength)];
            CheckPlaces(inOrder, where);
            return (inOrder, metadata);
        }
        catch (JsonException exception)
        {
            throw Defect(where, $"the header is not JSON (at byte {PrefixLength + (exception.BytePositionInLine ?? 0)})", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The JSON reader's answer to strings that are not Unicode text.
            throw Defect(where, "the header has a string that is not valid UTF-8", exception);
        }
    }

    /// <summary>Writes a header: its length, the JSON, and spaces up to a multiple of eight bytes.</summary>
    public static byte[] Write(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }
            foreach (SafetensorsTensor tensor in tensors)
            {
                writer.WriteStartObject(tensor.Name);
                writer.WriteString("dtype", tensor.Type.Code);
                writer.WriteStartArray("shape");
                foreach (long dimension in tensor.Shape) writer.WriteNumberValue(dimension);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(tensor.Offset);
                writer.WriteNumberValue(tensor.Offset + tensor.ByteLength);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        int length = (buffer.WrittenCount + 7) / 8 * 8;
        byte[] header = new byte[PrefixLength + length];
        header.AsSpan(PrefixLength).Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(PrefixLength));
        return header;
    }

    /// <summary>The byte length of a shape, or null when it does not fit 63 bits or is no whole number.</summary>
    public static long? CountBytes(ReadOnlySpan<long> shape, SafetensorsType type)
    {
        Int128 count = type.Bits;
        foreach (long length in shape)
        {
            if (length == 0) return 0;
            count *= length;
            // Kept small so that the product never overflows; a later 0 would make it 0, so only the end decides.
            if (count > (Int128)long.MaxValue * 8) return shape.Contains(0) ? 0 : null;
        }
        return count % 8 == 0 ? (long)(count / 8) : null;
    }

    /// <summary>The error for a damaged file.</summary>
    public static InputError Defect(string where, string what, Exception? cause = null) =>
        new(what, where, "expected a whole safetensors file", cause);

    private static ImmutableSortedDictionary<string, string> ParseMetadata(ref Utf8JsonReader reader, string where)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Defect(where, "the metadata is not a JSON object");
        ImmutableSortedDictionary<string, string>.Builder metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw Defect(where, $"metadata '{name}' is not a string");
            if (!metadata.TryAdd(name, reader.GetString()!)) throw Defect(where, $"the metadata has '{name}' twice");
        }
        return metadata.ToImmutable();
    }

    private static SafetensorsTensor ParseTensor(string name, ref Utf8JsonReader reader, string where)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Defect(where, $"tensor '{name}' is not described by a JSON object");
        string? code = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string field = reader.GetString()!;
            bool first = field switch { "dtype" => code is null, "shape" => shape is null, "data_offsets" => offsets is null, _ => false };
            if (!first) throw Defect(where, $"tensor '{name}' has an unknown or repeated field '{field}'");
            reader.Read();
            if (field == "dtype") code = reader.TokenType == JsonTokenType.String ? reader.GetString() : "";
            else if (field == "shape") shape = ParseIntegers(ref reader, name, "shape", where);
            else offsets = ParseIntegers(ref reader, name, "data_offsets", where);
            if (code is "") break;
        }
        if (code is not "" && (code is null || shape is null || offsets is null))
            throw Defect(where, $"tensor '{name}' lacks its {(code is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        if (!SafetensorsTypes.TryParse(code, out SafetensorsType type))
            throw new InputError($"tensor '{name}' has the unknown dtype '{code}'", where, $"expected one of {string.Join(", ", SafetensorsTypes.Codes)}");
        if (offsets!.Value is not [long begin, long end] || begin > end)
            throw Defect(where, $"tensor '{name}' has offsets that are not a beginning and an end");
        if (CountBytes(shape!.Value.AsSpan(), type) is not { } bytes || bytes != end - begin)
            throw Defect(where, $"tensor '{name}' of shape [{string.Join(", ", shape.Value)}] and dtype {code} does not fill its {end - begin} bytes");
        return new SafetensorsTensor(name, type, shape.Value, begin, end - begin);
    }

    private static ImmutableArray<long> ParseIntegers(ref Utf8JsonReader reader, string name, string field, string where)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Defect(where, $"tensor '{name}' has a {field} that is not a list");
        ImmutableArray<long>.Builder integers = ImmutableArray.CreateBuilder<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long value) || value < 0)
                throw Defect(where, $"tensor '{name}' has a {field} with an entry that is not a non-negative integer");
            if (integers.Count == MaximumRank) throw Defect(where, $"tensor '{name}' has a {field} of more than {MaximumRank} entries");
            integers.Add(value);
        }
        return integers.ToImmutable();
    }

    private static void CheckPlaces(ImmutableArray<SafetensorsTensor> inOrder, string where)
    {
        long end = 0;
        foreach (SafetensorsTensor tensor in inOrder)
        {
            if (tensor.Offset < end) throw Defect(where, $"tensor '{tensor.Name}' overlaps the one before it");
            if (tensor.Offset > end) throw Defect(where, $"there is a gap of {tensor.Offset - end} bytes before tensor '{tensor.Name}'");
            end = tensor.Offset + tensor.ByteLength;
        }
    }
}
