using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// The format of a snapshot: the payload, then its manifest as JSON, the manifest's length (4 bytes, little-endian) and eight
/// bytes that mark a snapshot. The manifest stands behind because the payload's hash is known only then.
/// </summary>
internal static class SnapshotFile
{
    private const int TrailerLength = 12;

    private static ReadOnlySpan<byte> Mark => "MTHSNAP1"u8;

    /// <summary>Writes a snapshot whole or not at all.</summary>
    public static void Write(string path, Action<Stream> write, Func<long, string, SnapshotManifest> describe) =>
        AtomicFile.Write(path, file =>
        {
            using var payload = new HashingStream(file);
            write(payload);
            byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(describe(payload.Length, payload.Finish()), LaboratoryJson.Default.SnapshotManifest);
            Span<byte> trailer = stackalloc byte[TrailerLength];
            BinaryPrimitives.WriteInt32LittleEndian(trailer, manifest.Length);
            Mark.CopyTo(trailer[4..]);
            file.Write(manifest);
            file.Write(trailer);
        });

    /// <summary>The manifest of a whole snapshot whose payload has the hash it names; else null.</summary>
    public static SnapshotManifest? Verify(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (file.Length < TrailerLength) return null;
            Span<byte> trailer = stackalloc byte[TrailerLength];
            file.Seek(-TrailerLength, SeekOrigin.End);
            file.ReadExactly(trailer);
            int length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
            long payload = file.Length - TrailerLength - length;
            if (!trailer[4..].SequenceEqual(Mark) || length <= 0 || payload < 0) return null;

            byte[] text = new byte[length];
            file.Seek(payload, SeekOrigin.Begin);
            file.ReadExactly(text);
            SnapshotManifest? manifest = JsonSerializer.Deserialize(text, LaboratoryJson.Default.SnapshotManifest);
            if (manifest is not { Schema: 1 } || manifest.Length != payload) return null;

            using var bounded = new BoundedStream(path, payload);
            return Convert.ToHexStringLower(SHA256.HashData(bounded)) == manifest.Sha256 ? manifest : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Opens the payload of a verified snapshot.</summary>
    public static Stream OpenPayload(string path, SnapshotManifest manifest) => new BoundedStream(path, manifest.Length);
}
