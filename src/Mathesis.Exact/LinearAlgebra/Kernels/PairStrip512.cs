using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// AVX-512 on residues of 16 bits: one instruction adds two products to a sum of 32 bits, where fused multiplication takes two for half
/// as many columns. A left factor is a = 2^8 a1 + a0, so that 512 products fit: sums of a0 b and of a1 b stand side by side.
/// </summary>
internal unsafe struct PairStrip512 : IWideStrip<PairStrip512, long, int, long>
{
    /// <summary>Columns 0 … 15 and 16 … 31 of the sums of a0 b, then of a1 b; of right factors, only the first two.</summary>
    private Vector512<int> first, second, upperFirst, upperSecond;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    public static int ProductsInStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairStrip512 Load(int* source)
    {
        PairStrip512 strip = default;
        strip.first = Vector512.Load(source);
        strip.second = Vector512.Load(source + 16);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairStrip512 MultiplyAdd(long* a, PairStrip512 b, PairStrip512 sum)
    {
        Vector512<short> low = Vector512.Create(((int*)a)[0]).AsInt16(), high = Vector512.Create(((int*)a)[1]).AsInt16();
        PairStrip512 strip;
        strip.first = sum.first + Avx512BW.MultiplyAddAdjacent(low, b.first.AsInt16());
        strip.second = sum.second + Avx512BW.MultiplyAddAdjacent(low, b.second.AsInt16());
        strip.upperFirst = sum.upperFirst + Avx512BW.MultiplyAddAdjacent(high, b.first.AsInt16());
        strip.upperSecond = sum.upperSecond + Avx512BW.MultiplyAddAdjacent(high, b.second.AsInt16());
        return strip;
    }

    /// <remarks>Never needed: the depth is limited so that sums fit.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairStrip512 Fold(PairStrip512 sum, in SumFolding folding) => sum;

    /// <remarks>[tiles, steps, 6]: the lower half of a number holds the a0 of two products, the upper half their a1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackLeft(Block<uint> a, int modulus, long* target)
    {
        const int Rows = 6;
        int half = modulus / 2, depth = a.Columns;
        for (int first = 0; first < a.Rows; first += Rows)
        {
            for (int k = 0; k < depth; k += 2)
            {
                for (int row = 0; row < Rows; row++)
                {
                    long pair = 0;
                    if (first + row < a.Rows)
                    {
                        uint* source = a.Row(first + row) + k;
                        pair = Parts(source[0], half, modulus);
                        if (k + 1 < depth) pair |= Parts(source[1], half, modulus) << 16;
                    }
                    *target++ = pair;
                }
            }
        }

        static long Parts(uint residue, int half, int modulus)
        {
            int value = (int)residue;
            value -= modulus & ((half - value) >> 31);
            int upper = (value + 128) >> 8;
            return (ushort)(value - (upper << 8)) | ((long)(ushort)upper << 32);
        }
    }

    /// <remarks>[steps, width]: a number holds the factors of two products, the first in its lower half.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRight(Block<uint> b, int modulus, int* target)
    {
        int half = modulus / 2;
        Vector256<int> halves = Vector256.Create(half), moduli = Vector256.Create(modulus), mask = Vector256.Create(0xffff);
        for (int k = 0; k < b.Rows; k += 2)
        {
            bool isPair = k + 1 < b.Rows;
            int* lower = (int*)b.Row(k), upper = isPair ? (int*)b.Row(k + 1) : lower;
            int column = 0;
            for (; column + 8 <= b.Columns; column += 8)
            {
                Vector256<int> x = Vector256.Load(lower + column), y = isPair ? Vector256.Load(upper + column) : default;
                x -= Vector256.GreaterThan(x, halves) & moduli;
                y -= Vector256.GreaterThan(y, halves) & moduli;
                ((x & mask) | Vector256.ShiftLeft(y, 16)).Store(target + column);
            }
            for (; column < Width; column++)
            {
                int x = column < b.Columns ? lower[column] : 0, y = column < b.Columns && isPair ? upper[column] : 0;
                if (x > half) x -= modulus;
                if (y > half) y -= modulus;
                target[column] = (ushort)x | (y << 16);
            }
            target += Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(long* destination)
    {
        Store(first, upperFirst, destination);
        Store(second, upperSecond, destination + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<int> low, Vector512<int> high, long* destination)
    {
        (Vector512<long> lowBegin, Vector512<long> lowEnd) = Vector512.Widen(low);
        (Vector512<long> highBegin, Vector512<long> highEnd) = Vector512.Widen(high);
        (lowBegin + Vector512.ShiftLeft(highBegin, 8)).Store(destination);
        (lowEnd + Vector512.ShiftLeft(highEnd, 8)).Store(destination + 8);
    }
}
