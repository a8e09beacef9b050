using System.Buffers.Binary;
using System.IO.Compression;

namespace Mathesis.Laboratory;

/// <summary>Writes images with a palette as PNG (ISO/IEC 15948), small enough to embed.</summary>
internal static class PngImage
{
    /// <summary>Encodes an image.</summary>
    /// <param name="indices">The palette index of each pixel, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="palette">At most 255 colours; index 255 is transparent.</param>
    public static byte[] Encode(ReadOnlySpan<byte> indices, int width, ReadOnlySpan<(byte R, byte G, byte B)> palette)
    {
        int height = indices.Length / width;
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits a pixel
        header[9] = 3; // palette
        Chunk(file, "IHDR"u8, header);

        byte[] colours = new byte[256 * 3];
        for (int i = 0; i < palette.Length; i++) (colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]) = palette[i];
        Chunk(file, "PLTE"u8, colours);
        byte[] opacity = new byte[256];
        opacity.AsSpan(0, 255).Fill(255);
        Chunk(file, "tRNS"u8, opacity);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                zlib.WriteByte(0); // no filter: indices have no arithmetic
                zlib.Write(indices.Slice(row * width, width));
            }
        }
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return crc;
    }
}
