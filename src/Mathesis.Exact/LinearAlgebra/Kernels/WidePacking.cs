using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Copies blocks of residues into the order in which the tiles read them, balanced: in [-p/2, p/2].</summary>
internal static unsafe class WidePacking
{
    private const int TileRows = 6;

    /// <summary>[tiles, depth, 6]: the left factor, tile after tile; rows that the last tile lacks are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackLeft<TLeft>(Block<uint> a, int modulus, TLeft* target)
        where TLeft : unmanaged, INumberBase<TLeft>
    {
        int half = modulus / 2;
        int depth = a.Columns;
        uint** rows = stackalloc uint*[TileRows];
        for (int first = 0; first < a.Rows; first += TileRows)
        {
            int present = Math.Min(TileRows, a.Rows - first);
            for (int row = 0; row < TileRows; row++) rows[row] = a.Row(first + Math.Min(row, present - 1));
            for (int k = 0; k < depth; k++)
            {
                for (int row = 0; row < TileRows; row++)
                {
                    int value = (int)rows[row][k];
                    value -= modulus & ((half - value) >> 31);
                    target[row] = TLeft.CreateTruncating(row < present ? value : 0);
                }
                target += TileRows;
            }
        }
    }

    /// <summary>[depth, width]: one strip of the right factor; columns that it lacks are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRight<TSum>(Block<uint> b, int width, int modulus, TSum* target)
        where TSum : unmanaged, INumberBase<TSum>
    {
        int half = modulus / 2;
        for (int k = 0; k < b.Rows; k++)
        {
            uint* source = b.Row(k);
            int column = 0;
            if (Vector256.IsHardwareAccelerated)
                for (; column + 8 <= b.Columns; column += 8) PackEight((int*)source + column, half, modulus, target + column);
            for (; column < b.Columns; column++)
            {
                int value = (int)source[column];
                target[column] = TSum.CreateTruncating(value > half ? value - modulus : value);
            }
            for (; column < width; column++) target[column] = TSum.Zero;
            target += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PackEight<TSum>(int* source, int half, int modulus, TSum* target)
        where TSum : unmanaged
    {
        Vector256<int> value = Vector256.Load(source);
        value -= Vector256.GreaterThan(value, Vector256.Create(half)) & Vector256.Create(modulus);
        (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(value);
        if (typeof(TSum) == typeof(double))
        {
            Vector256.ConvertToDouble(lower).Store((double*)target);
            Vector256.ConvertToDouble(upper).Store((double*)target + 4);
            return;
        }
        lower.Store((long*)target);
        upper.Store((long*)target + 4);
    }
}
