using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>The other side of <see cref="DistributedProduct"/>: reads two blocks, multiplies them, writes the product. All numbers are little-endian.</summary>
public static class ProductWorker
{
    /// <summary>The largest block.</summary>
    public const int LargestBlock = 16_384;

    /// <summary>Serves one product: reads the size (4 bytes) and two blocks of 8-byte integers, writes the product.</summary>
    /// <exception cref="InputError">The input ends early or its size is out of range.</exception>
    public static void Serve(Stream input, Stream output)
    {
        try
        {
            Span<byte> header = stackalloc byte[4];
            input.ReadExactly(header);
            int size = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (size is < 1 or > LargestBlock) throw new InputError($"{size} is no size of a block", "standard input", $"expected 1 to {LargestBlock}");
            long[] a = Read(input, size), b = Read(input, size);
            output.Write(MemoryMarshal.AsBytes(IntegerBlocks.Multiply(size, a, b).AsSpan()));
            output.Flush();
        }
        catch (EndOfStreamException exception)
        {
            throw new InputError("the work is cut off", "standard input", "expected a size and two blocks", exception);
        }
    }

    private static long[] Read(Stream input, int size)
    {
        long[] block = new long[size * size];
        input.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
        return block;
    }
}
