using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>The finds of one round's shards, as lines <c>{"shard":3,"finds":…}</c> in the order of their completion.</summary>
internal sealed class RoundSegment<TFinds> : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly JsonTypeInfo<TFinds> codec;
    private readonly byte[]?[] lines;
    private readonly FileStream file;

    /// <summary>Opens the segment; a torn last line, and anything behind it, is cut off.</summary>
    public RoundSegment(string path, int shards, JsonTypeInfo<TFinds> codec)
    {
        this.path = path;
        this.codec = codec;
        lines = new byte[shards][];
        try
        {
            long whole = File.Exists(path) ? ReadWhole(File.ReadAllBytes(path)) : 0;
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            file.SetLength(whole);
            file.Seek(0, SeekOrigin.End);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(path, exception);
        }
    }

    /// <summary>The shards without finds.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(0, lines.Length).Where(shard => lines[shard] is null);

    /// <summary>Journals a shard's finds.</summary>
    public void Add(int shard, TFinds finds)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("shard", shard);
            json.WritePropertyName("finds");
            JsonSerializer.Serialize(json, finds, codec);
            json.WriteEndObject();
        }
        byte[] line = buffer.ToArray();
        lock (gate)
        {
            try
            {
                file.Write([.. line, (byte)'\n']);
                file.Flush();
            }
            catch (IOException exception)
            {
                throw AtomicFile.CannotWrite(path, exception);
            }
            lines[shard] = line;
        }
    }

    /// <summary>All finds in the order of the shards, as the journal gives them back.</summary>
    public TFinds[] Finds() => [.. lines.Select(line =>
    {
        using JsonDocument row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty("finds").Deserialize(codec)!;
    })];

    public void Dispose() => file.Dispose();

    /// <summary>Takes the whole lines.</summary>
    /// <returns>Their length in bytes.</returns>
    private long ReadWhole(byte[] bytes)
    {
        int start = 0;
        while (Array.IndexOf(bytes, (byte)'\n', start) is int end && end >= 0)
        {
            byte[] line = bytes[start..end];
            if (ShardOf(line) is not { } shard) break;
            lines[shard] = line;
            start = end + 1;
        }
        return start;
    }

    private int? ShardOf(byte[] line)
    {
        try
        {
            using JsonDocument row = JsonDocument.Parse(line);
            return row.RootElement.GetProperty("shard").TryGetInt32(out int shard) && shard >= 0 && shard < lines.Length ? shard : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
