using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Takes tiles of sums back to residues modulo a prime below 2^31.</summary>
internal static unsafe class WideSums
{
    /// <summary>Sets a block to the sums, adds them to it or subtracts them from it.</summary>
    /// <param name="sums">[rows, width].</param>
    /// <param name="width">How far one row of sums stands behind the other.</param>
    /// <param name="c">The block, of the shape of the sums that are there.</param>
    /// <param name="modulus">The prime.</param>
    /// <param name="mode">What to do.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reduce<TSum>(TSum* sums, int width, Block<uint> c, uint modulus, ProductMode mode)
        where TSum : unmanaged, INumberBase<TSum>
    {
        double reciprocal = 1.0 / modulus;
        for (int row = 0; row < c.Rows; row++)
        {
            TSum* sum = sums + (row * width);
            uint* entry = c.Row(row);
            int column = 0;
            if (Vector256.IsHardwareAccelerated)
                for (; column + 8 <= c.Columns; column += 8) ReduceEight(sum + column, entry + column, modulus, reciprocal, mode);
            for (; column < c.Columns; column++)
            {
                long rest = long.CreateTruncating(sum[column]) % modulus;
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
    private static void ReduceEight<TSum>(TSum* sum, uint* entry, uint modulus, double reciprocal, ProductMode mode)
        where TSum : unmanaged
    {
        Vector256<uint> entries = mode == ProductMode.Set ? default : Vector256.Load(entry);
        (Vector256<ulong> lower, Vector256<ulong> upper) = Vector256.Widen(entries);
        lower = Combine(lower.AsInt64(), Rest(sum, modulus, reciprocal), modulus, mode);
        upper = Combine(upper.AsInt64(), Rest(sum + 4, modulus, reciprocal), modulus, mode);
        Vector256.Narrow(lower, upper).Store(entry);
    }

    /// <summary>Four sums without their multiples of p. The quotient is right up to one, so the rests lie in [-p, p].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Rest<TSum>(TSum* sum, uint modulus, double reciprocal)
        where TSum : unmanaged
    {
        if (typeof(TSum) == typeof(double))
        {
            Vector256<double> value = Vector256.Load((double*)sum);
            Vector256<double> rest = Vector256.FusedMultiplyAdd(Vector256.Round(value * Vector256.Create(reciprocal)), Vector256.Create(-(double)modulus), value);
            return Vector256.ConvertToInt64Native(rest);
        }
        Vector256<long> integer = Vector256.Load((long*)sum);
        Vector256<long> quotient = Vector256.ConvertToInt64Native(Vector256.ConvertToDouble(integer) * Vector256.Create(reciprocal));
        return integer - (quotient * Vector256.Create((long)modulus));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Combine(Vector256<long> entry, Vector256<long> rest, uint modulus, ProductMode mode)
    {
        Vector256<long> moduli = Vector256.Create((long)modulus);
        Vector256<long> value = mode == ProductMode.Subtract ? entry - rest : entry + rest;
        value += Vector256.ShiftRightArithmetic(value, 63) & moduli;
        Vector256<ulong> positive = value.AsUInt64();
        return Vector256.Min(positive, positive - moduli.AsUInt64());
    }
}
