using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Takes tiles of 64-bit sums back to residues modulo a prime below 2^31.</summary>
internal static unsafe class WideSums
{
    /// <summary>Sets a block to the sums, adds them to it or subtracts them from it.</summary>
    /// <param name="sums">[rows, width].</param>
    /// <param name="width">How far one row of sums stands behind the other.</param>
    /// <param name="c">The block, of the shape of the sums that are there.</param>
    /// <param name="modulus">The prime.</param>
    /// <param name="mode">What to do.</param>
    public static void Reduce(long* sums, int width, Block<uint> c, uint modulus, ProductMode mode)
    {
        double reciprocal = 1.0 / modulus;
        for (int row = 0; row < c.Rows; row++)
        {
            long* sum = sums + (row * width);
            uint* entry = c.Row(row);
            int column = 0;
            if (Vector256.IsHardwareAccelerated)
                for (; column + 8 <= c.Columns; column += 8) ReduceEight(sum + column, entry + column, modulus, reciprocal, mode);
            for (; column < c.Columns; column++)
            {
                long rest = sum[column] % modulus;
                long value = mode switch
                {
                    ProductMode.Set => rest,
                    ProductMode.Add => entry[column] + rest,
                    _ => entry[column] - rest,
                };
                value = value < 0 ? value + modulus : value;
                entry[column] = (uint)(value >= modulus ? value - modulus : value);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReduceEight(long* sum, uint* entry, uint modulus, double reciprocal, ProductMode mode)
    {
        Vector256<uint> entries = mode == ProductMode.Set ? default : Vector256.Load(entry);
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(entries);
        lower = ReduceFour(Vector256.Load(sum), lower.AsInt64(), modulus, reciprocal, mode);
        upper = ReduceFour(Vector256.Load(sum + 4), upper.AsInt64(), modulus, reciprocal, mode);
        Vector256.Narrow(lower, upper).Store(entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> ReduceFour(Vector256<long> sum, Vector256<long> entry, uint modulus, double reciprocal, ProductMode mode)
    {
        Vector256<long> moduli = Vector256.Create((long)modulus);
        // The quotient is right up to one, so the rest lies in [-p, p].
        Vector256<long> quotient = Vector256.ConvertToInt64Native(Vector256.ConvertToDouble(sum) * Vector256.Create(reciprocal));
        Vector256<long> rest = sum - (quotient * moduli);
        Vector256<long> value = mode == ProductMode.Subtract ? entry - rest : entry + rest;
        value += Vector256.ShiftRightArithmetic(value, 63) & moduli;
        Vector256<ulong> positive = value.AsUInt64();
        return Vector256.Min(positive, positive - moduli.AsUInt64());
    }
}
