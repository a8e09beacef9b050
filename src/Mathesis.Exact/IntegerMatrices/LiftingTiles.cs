using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// A square matrix of 32-bit numbers for many products with vectors. It lies in tiles of some rows, column after column: a column of a tile
/// is one load, whose even and odd places are multiplied in turn, so that sums stay in registers and nothing is added across lanes.
/// </summary>
/// <remarks>The height of a tile is that of the widest vectors; without vectors a tile is two rows. All paths give the same sums.</remarks>
internal sealed unsafe class LiftingTiles : IDisposable
{
    /// <summary>So many products of two numbers below 2^29 fit 63 bits.</summary>
    private const int Together = 31;

    private readonly AlignedMemory memory = new();
    private readonly int* entries;

    /// <summary>Packs a matrix.</summary>
    /// <param name="rows">The entries, row after row.</param>
    /// <param name="size">The number of rows and of columns.</param>
    public LiftingTiles(ReadOnlySpan<int> rows, int size)
    {
        Size = size;
        Tiles = (size + Height - 1) / Height;
        entries = memory.Take<int>(Math.Max(1, (long)Tiles * Height * size));
        int half = Height / 2;
        for (int tile = 0; tile < Tiles; tile++)
        {
            int* target = entries + ((nint)tile * Height * size);
            for (int i = 0; i < Height; i++)
            {
                int row = (tile * Height) + i, place = i < half ? 2 * i : (2 * (i - half)) + 1;
                if (row < size)
                    for (int column = 0; column < size; column++) target[((nint)column * Height) + place] = rows[(row * size) + column];
                else
                    for (int column = 0; column < size; column++) target[((nint)column * Height) + place] = 0;
            }
        }
    }

    /// <summary>The number of rows of a tile.</summary>
    public static int Height => Avx512F.IsSupported ? 16 : Avx2.IsSupported ? 8 : 2;

    /// <summary>The number of rows and of columns.</summary>
    public int Size { get; }

    /// <summary>The number of tiles; the rows behind the last one of the matrix are zero.</summary>
    public int Tiles { get; }

    /// <summary>The exact sums of a tile's rows times a vector; the caller knows that they fit 64 bits.</summary>
    /// <param name="tile">Its number.</param>
    /// <param name="vector">Numbers of 32 bits.</param>
    /// <param name="sums">As many as a tile has rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(int tile, long* vector, long* sums)
    {
        int* source = entries + ((nint)tile * Height * Size);
        if (Avx512F.IsSupported)
        {
            Vector512<long> even = default, odd = default;
            for (int column = 0; column < Size; column++, source += 16) Accumulate(source, vector[column], ref even, ref odd);
            even.Store(sums);
            odd.Store(sums + 8);
        }
        else if (Avx2.IsSupported)
        {
            Vector256<long> even = default, odd = default;
            for (int column = 0; column < Size; column++, source += 8) Accumulate(source, vector[column], ref even, ref odd);
            even.Store(sums);
            odd.Store(sums + 4);
        }
        else
        {
            long even = 0, odd = 0;
            for (int column = 0; column < Size; column++, source += 2)
            {
                even += source[0] * vector[column];
                odd += source[1] * vector[column];
            }
            (sums[0], sums[1]) = (even, odd);
        }
    }

    /// <summary>
    /// Numbers congruent to the sums modulo a prime just below 2^30, for factors up to little more than half of it; they stay below 2^62 for
    /// any size that memory holds.
    /// </summary>
    /// <param name="tile">Its number.</param>
    /// <param name="vector">The factors.</param>
    /// <param name="radix">2^32 modulo the prime; small, since the prime is near 2^30.</param>
    /// <param name="sums">As many as a tile has rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyModular(int tile, long* vector, int radix, long* sums)
    {
        int* source = entries + ((nint)tile * Height * Size);
        if (Avx512F.IsSupported)
        {
            Vector512<long> even = default, odd = default, low = Vector512.Create(0xffffffffL), factor = Vector512.Create((long)radix);
            for (int start = 0; start < Size; start += Together)
            {
                int end = Math.Min(Size, start + Together);
                Vector512<long> x = default, y = default;
                for (int column = start; column < end; column++, source += 16) Accumulate(source, vector[column], ref x, ref y);
                even += (x & low) + Avx512F.Multiply(Vector512.ShiftRightLogical(x, 32).AsInt32(), factor.AsInt32());
                odd += (y & low) + Avx512F.Multiply(Vector512.ShiftRightLogical(y, 32).AsInt32(), factor.AsInt32());
            }
            even.Store(sums);
            odd.Store(sums + 8);
        }
        else if (Avx2.IsSupported)
        {
            Vector256<long> even = default, odd = default, low = Vector256.Create(0xffffffffL), factor = Vector256.Create((long)radix);
            for (int start = 0; start < Size; start += Together)
            {
                int end = Math.Min(Size, start + Together);
                Vector256<long> x = default, y = default;
                for (int column = start; column < end; column++, source += 8) Accumulate(source, vector[column], ref x, ref y);
                even += (x & low) + Avx2.Multiply(Vector256.ShiftRightLogical(x, 32).AsInt32(), factor.AsInt32());
                odd += (y & low) + Avx2.Multiply(Vector256.ShiftRightLogical(y, 32).AsInt32(), factor.AsInt32());
            }
            even.Store(sums);
            odd.Store(sums + 4);
        }
        else
        {
            long even = 0, odd = 0;
            for (int start = 0; start < Size; start += Together)
            {
                int end = Math.Min(Size, start + Together);
                long x = 0, y = 0;
                for (int column = start; column < end; column++, source += 2)
                {
                    x += source[0] * vector[column];
                    y += source[1] * vector[column];
                }
                even += (uint)x + ((x >> 32) * radix);
                odd += (uint)y + ((y >> 32) * radix);
            }
            (sums[0], sums[1]) = (even, odd);
        }
    }

    public void Dispose() => memory.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(int* source, long factor, ref Vector512<long> even, ref Vector512<long> odd)
    {
        // A product reads the low half of each lane only.
        Vector512<long> column = Vector512.Load((long*)source);
        Vector512<int> right = Vector512.Create(factor).AsInt32();
        even += Avx512F.Multiply(column.AsInt32(), right);
        odd += Avx512F.Multiply(Vector512.ShiftRightLogical(column, 32).AsInt32(), right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(int* source, long factor, ref Vector256<long> even, ref Vector256<long> odd)
    {
        Vector256<long> column = Vector256.Load((long*)source);
        Vector256<int> right = Vector256.Create(factor).AsInt32();
        even += Avx2.Multiply(column.AsInt32(), right);
        odd += Avx2.Multiply(Vector256.ShiftRightLogical(column, 32).AsInt32(), right);
    }
}
