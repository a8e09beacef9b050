using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Numerics;

/// <summary>Transposes matrices.</summary>
public static unsafe class Transposition
{
    private const int Block = 16;

    /// <summary>The side of the squares that are transposed in registers.</summary>
    private const int Square = 8;

    /// <summary>Writes the transpose of a matrix, block by block so that both sides stay in the cache.</summary>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="source">The matrix; element (i, j) at i * <paramref name="sourceRow"/> + j.</param>
    /// <param name="sourceRow">Distance between rows of the source, at least <paramref name="columns"/>.</param>
    /// <param name="destination">The transpose; element (j, i) at j * <paramref name="destinationRow"/> + i.</param>
    /// <param name="destinationRow">Distance between rows of the transpose, at least <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">A matrix does not lie within its span.</exception>
    public static void Transpose<T>(
        int rows, int columns, ReadOnlySpan<T> source, int sourceRow, Span<T> destination, int destinationRow)
        where T : unmanaged
    {
        if (rows <= 0 || columns <= 0) return;
        Require(rows, columns, source.Length, sourceRow, nameof(source));
        Require(columns, rows, destination.Length, destinationRow, nameof(destination));
        fixed (T* from = source, to = destination)
        {
            for (int i = 0; i < rows; i += Block)
            {
                int height = Math.Min(Block, rows - i);
                for (int j = 0; j < columns; j += Block)
                    Copy(height, Math.Min(Block, columns - j), from + (nint)i * sourceRow + j, sourceRow, to + (nint)j * destinationRow + i, destinationRow);
            }
        }
    }

    /// <summary>Transposes a block; elements of four bytes in squares of eight rows, in registers, where the processor has AVX.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Copy<T>(int rows, int columns, T* source, nint sourceRow, T* destination, nint destinationRow) where T : unmanaged
    {
        int wholeRows = 0, wholeColumns = 0;
        if (sizeof(T) == sizeof(float) && Avx.IsSupported)
        {
            wholeRows = rows & ~(Square - 1);
            wholeColumns = columns & ~(Square - 1);
            for (int i = 0; i < wholeRows; i += Square)
            {
                for (int j = 0; j < wholeColumns; j += Square)
                    CopySquare((float*)(source + i * sourceRow + j), sourceRow, (float*)(destination + j * destinationRow + i), destinationRow);
            }
        }
        for (int j = 0; j < columns; j++)
        {
            T* from = source + j;
            T* to = destination + j * destinationRow;
            for (int i = j < wholeColumns ? wholeRows : 0; i < rows; i++) to[i] = from[i * sourceRow];
        }
    }

    /// <summary>Eight rows of eight: pairs of rows are woven together by ones, by twos, then by fours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopySquare(float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        float* lower = source + 4 * sourceRow;
        Vector256<float> r0 = Vector256.Load(source), r1 = Vector256.Load(source + sourceRow);
        Vector256<float> r2 = Vector256.Load(source + 2 * sourceRow), r3 = Vector256.Load(source + 3 * sourceRow);
        Vector256<float> r4 = Vector256.Load(lower), r5 = Vector256.Load(lower + sourceRow);
        Vector256<float> r6 = Vector256.Load(lower + 2 * sourceRow), r7 = Vector256.Load(lower + 3 * sourceRow);
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        const byte low = 0b01_00_01_00, high = 0b11_10_11_10;
        r0 = Avx.Shuffle(a0, a2, low);
        r1 = Avx.Shuffle(a0, a2, high);
        r2 = Avx.Shuffle(a1, a3, low);
        r3 = Avx.Shuffle(a1, a3, high);
        r4 = Avx.Shuffle(a4, a6, low);
        r5 = Avx.Shuffle(a4, a6, high);
        r6 = Avx.Shuffle(a5, a7, low);
        r7 = Avx.Shuffle(a5, a7, high);
        const byte lowHalves = 0x20, highHalves = 0x31;
        float* further = destination + 4 * destinationRow;
        Avx.Permute2x128(r0, r4, lowHalves).Store(destination);
        Avx.Permute2x128(r1, r5, lowHalves).Store(destination + destinationRow);
        Avx.Permute2x128(r2, r6, lowHalves).Store(destination + 2 * destinationRow);
        Avx.Permute2x128(r3, r7, lowHalves).Store(destination + 3 * destinationRow);
        Avx.Permute2x128(r0, r4, highHalves).Store(further);
        Avx.Permute2x128(r1, r5, highHalves).Store(further + destinationRow);
        Avx.Permute2x128(r2, r6, highHalves).Store(further + 2 * destinationRow);
        Avx.Permute2x128(r3, r7, highHalves).Store(further + 3 * destinationRow);
    }

    private static void Require(int rows, int columns, int length, int row, string name)
    {
        if (row < columns || (long)(rows - 1) * row + columns > length)
            throw new ArgumentException($"a matrix of {rows} x {columns} with rows {row} apart does not lie in {length} elements", name);
    }
}
