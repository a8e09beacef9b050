using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>
/// Residues of 63 bits as polynomials of degree 2 in 2^21 with balanced coefficients, their values at 0, 1, -1, 2 and infinity, and the
/// way back from the sums of products of values to residues.
/// </summary>
internal readonly unsafe struct ToomDigits
{
    /// <summary>The number of points.</summary>
    public const int Points = 5;

    private const int Bits = 21;
    private const long Rounding = 1L << (Bits - 1);

    private readonly PrimeField64 field;
    private readonly ulong modulus;

    /// <summary>A multiple of the modulus that makes every sum positive.</summary>
    private readonly long offset;

    /// <summary>2^(21 i) modulo p: the Montgomery product with it shifts by i digits and divides by the radix, as the product of two forms must.</summary>
    private readonly ulong weight0, weight1, weight2, weight3, weight4;

    public ToomDigits(PrimeField64 field)
    {
        this.field = field;
        modulus = field.Characteristic;
        offset = (long)(((1UL << 62) + modulus - 1) / modulus * modulus);
        ulong step = (1UL << Bits) % modulus;
        weight0 = 1;
        weight1 = step;
        weight2 = Next(weight1, step, modulus);
        weight3 = Next(weight2, step, modulus);
        weight4 = Next(weight3, step, modulus);

        static ulong Next(ulong weight, ulong step, ulong modulus) => (ulong)((UInt128)weight * step % modulus);
    }

    /// <summary>[points, depth, rows]: the values of a few rows; rows that are not there are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackLeft(Block<ulong> a, int rows, int* target)
    {
        nint step = (nint)rows * a.Columns;
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < a.Columns; k++)
            {
                Evaluate(row < a.Rows ? a.Row(row)[k] : 0, out long at0, out long at1, out long atMinus1, out long at2, out long atInfinity);
                int* place = target + (k * rows) + row;
                place[0] = (int)at0;
                place[step] = (int)at1;
                place[2 * step] = (int)atMinus1;
                place[3 * step] = (int)at2;
                place[4 * step] = (int)atInfinity;
            }
        }
    }

    /// <summary>[points, depth, width]: the values of a strip of columns; columns that are not there are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackRight(Block<ulong> b, int width, long* target)
    {
        nint step = (nint)width * b.Rows;
        for (int k = 0; k < b.Rows; k++)
        {
            ulong* source = b.Row(k);
            long* place = target + ((nint)k * width);
            for (int column = 0; column < width; column++, place++)
                Evaluate(column < b.Columns ? source[column] : 0, out place[0], out place[step], out place[2 * step], out place[3 * step], out place[4 * step]);
        }
    }

    /// <summary>Takes sums of products of values back to residues and sets a block to them, adds them or subtracts them.</summary>
    /// <param name="sums">[points, rows, width].</param>
    /// <param name="width">How far one row stands behind the other.</param>
    /// <param name="step">How far one point stands behind the other.</param>
    /// <param name="c">The block.</param>
    /// <param name="mode">What to do.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce(long* sums, int width, int step, Block<ulong> c, ProductMode mode)
    {
        for (int row = 0; row < c.Rows; row++)
        {
            long* sum = sums + ((nint)row * width);
            ulong* entry = c.Row(row);
            for (int column = 0; column < c.Columns; column++)
            {
                ulong value = Interpolate(sum[column], sum[column + step], sum[column + (2 * step)], sum[column + (3 * step)], sum[column + (4 * step)]);
                entry[column] = mode switch
                {
                    ProductMode.Set => value,
                    ProductMode.Add => field.Add(entry[column], value),
                    _ => field.Subtract(entry[column], value),
                };
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Evaluate(ulong residue, out long at0, out long at1, out long atMinus1, out long at2, out long atInfinity)
    {
        long value = (long)residue;
        if (residue > modulus / 2) value -= (long)modulus;
        long rest = (value + Rounding) >> Bits;
        long low = value - (rest << Bits);
        long high = (rest + Rounding) >> Bits;
        long middle = rest - (high << Bits);
        at0 = low;
        at1 = low + high + middle;
        atMinus1 = low + high - middle;
        at2 = low + (2 * middle) + (4 * high);
        atInfinity = high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Interpolate(long at0, long at1, long atMinus1, long at2, long atInfinity)
    {
        // All divisions are exact; that by 3 is a multiplication with its inverse modulo 2^64.
        long even = (at1 + atMinus1) >> 1, odd = (at1 - atMinus1) >> 1;
        long c2 = even - at0 - atInfinity;
        long oddAt2 = (at2 - at0 - (4 * c2) - (16 * atInfinity)) >> 1;
        long c3 = (oddAt2 - odd) * unchecked((long)0xaaaaaaaaaaaaaaabUL);
        long c1 = odd - c3;
        ulong value = field.Multiply((ulong)(at0 + offset), weight0);
        value = field.Add(value, field.Multiply((ulong)(c1 + offset), weight1));
        value = field.Add(value, field.Multiply((ulong)(c2 + offset), weight2));
        value = field.Add(value, field.Multiply((ulong)(c3 + offset), weight3));
        return field.Add(value, field.Multiply((ulong)(atInfinity + offset), weight4));
    }
}
