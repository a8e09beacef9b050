using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Copies blocks of residues into the order in which the tiles read them, balanced: in [-p/2, p/2].</summary>
internal static unsafe class WidePacking
{
    /// <summary>[tiles, depth, rows]: the left factor, tile after tile; rows that the last tile lacks are zero.</summary>
    public static void PackLeft(Block<uint> a, int rows, int modulus, int* target)
    {
        int half = modulus / 2;
        int depth = a.Columns;
        for (int first = 0; first < a.Rows; first += rows)
        {
            int present = Math.Min(rows, a.Rows - first);
            for (int row = 0; row < rows; row++)
            {
                int* place = target + row;
                if (row >= present)
                {
                    for (int k = 0; k < depth; k++) place[k * rows] = 0;
                    continue;
                }
                uint* source = a.Row(first + row);
                for (int k = 0; k < depth; k++)
                {
                    int value = (int)source[k];
                    place[k * rows] = value - (modulus & ((half - value) >> 31));
                }
            }
            target += (nint)rows * depth;
        }
    }

    /// <summary>[depth, width]: one strip of the right factor; columns that it lacks are zero.</summary>
    public static void PackRight(Block<uint> b, int width, int modulus, long* target)
    {
        int half = modulus / 2;
        for (int k = 0; k < b.Rows; k++)
        {
            uint* source = b.Row(k);
            int column = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<int> halves = Vector256.Create(half), moduli = Vector256.Create(modulus);
                for (; column + 8 <= b.Columns; column += 8)
                {
                    Vector256<int> value = Vector256.Load((int*)source + column);
                    value -= Vector256.GreaterThan(value, halves) & moduli;
                    (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(value);
                    lower.Store(target + column);
                    upper.Store(target + column + 4);
                }
            }
            for (; column < b.Columns; column++)
            {
                int value = (int)source[column];
                target[column] = value > half ? value - modulus : value;
            }
            for (; column < width; column++) target[column] = 0;
            target += width;
        }
    }
}
