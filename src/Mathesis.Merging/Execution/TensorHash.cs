using System.IO.Hashing;

namespace Mathesis.Merging;

/// <summary>The hash of a tensor's bytes: XXH128, as xxhsum -H2 prints it of the same bytes.</summary>
internal static class TensorHash
{
    /// <summary>Hashes bytes that are read part by part.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <param name="buffer">Room for a part.</param>
    /// <param name="read">Reads the part at an offset.</param>
    public static string Of(long length, Span<byte> buffer, Action<long, Span<byte>> read)
    {
        var hash = new XxHash128();
        for (long offset = 0; offset < length;)
        {
            Span<byte> part = buffer[..(int)Math.Min(buffer.Length, length - offset)];
            read(offset, part);
            hash.Append(part);
            offset += part.Length;
        }
        return Text(hash);
    }

    /// <summary>Hashes bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new XxHash128();
        hash.Append(bytes);
        return Text(hash);
    }

    private static string Text(XxHash128 hash) => Convert.ToHexStringLower(hash.GetCurrentHash());
}
