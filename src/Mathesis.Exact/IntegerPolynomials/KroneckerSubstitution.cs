using System.Buffers;
using System.Numerics;

namespace Mathesis.Exact;

/// <summary>Polynomials as numbers: the value at 2^w, from which the coefficients are read back when w bits hold each (Kronecker 1882).</summary>
internal static class KroneckerSubstitution
{
    /// <summary>The coefficients of the product.</summary>
    /// <param name="a">Not empty.</param>
    /// <param name="b">Not empty.</param>
    public static Integer[] Multiply(ReadOnlySpan<Integer> a, ReadOnlySpan<Integer> b)
    {
        bool same = a == b;
        int shorter = Math.Min(a.Length, b.Length);
        long bits = Bits(a) + (same ? Bits(a) : Bits(b)) + BitOperations.Log2((uint)shorter) + 2;
        int length = a.Length + b.Length - 1;
        int width = checked((int)bits);
        ulong[] x = Rent(a.Length, width, out int xs), y = same ? x : Rent(b.Length, width, out _);
        int ys = same ? xs : Limbs(b.Length, width);
        bool negative = Pack(x.AsSpan(0, xs), a, width);
        negative ^= same ? negative : Pack(y.AsSpan(0, ys), b, width);
        int limbs = Math.Max(xs + ys, Limbs(length, width) + 1);
        ulong[] product = ArrayPool<ulong>.Shared.Rent(limbs);
        NaturalKernels.Multiply(product.AsSpan(0, xs + ys), x.AsSpan(0, xs), y.AsSpan(0, ys));
        product.AsSpan((xs + ys)..limbs).Clear();
        Integer[] result = Unpack(product.AsSpan(0, limbs), length, width, negative);
        ArrayPool<ulong>.Shared.Return(x);
        if (!same) ArrayPool<ulong>.Shared.Return(y);
        ArrayPool<ulong>.Shared.Return(product);
        return result;
    }

    /// <summary>The value at 2^width.</summary>
    public static Integer Evaluate(ReadOnlySpan<Integer> a, int width)
    {
        if (a.IsEmpty) return Integer.Zero;
        var limbs = new ulong[Limbs(a.Length, width)];
        bool negative = Pack(limbs, a, width);
        return new Integer(negative ? -1 : 1, limbs);
    }

    /// <summary>The polynomial with a value at 2^width and coefficients in [-2^(width-1), 2^(width-1)).</summary>
    public static Integer[] Interpolate(Integer value, int width)
    {
        int length = checked((int)((value.BitLength + 1) / width) + 1);
        var limbs = new ulong[Math.Max(Limbs(length, width) + 1, value.Magnitude.Length)];
        value.Magnitude.CopyTo(limbs);
        return Unpack(limbs, length, width, value.Sign < 0);
    }

    private static long Bits(ReadOnlySpan<Integer> a)
    {
        long bits = 0;
        foreach (Integer coefficient in a) bits = Math.Max(bits, coefficient.BitLength);
        return bits;
    }

    private static int Limbs(int length, int width) => checked((int)((((long)length * width) + 127) / 64));

    private static ulong[] Rent(int length, int width, out int limbs)
    {
        limbs = Limbs(length, width);
        return ArrayPool<ulong>.Shared.Rent(limbs);
    }

    /// <summary>Writes the magnitude of the value at 2^width; returns whether it is negative. Positive and negative coefficients are packed apart and subtracted.</summary>
    private static bool Pack(Span<ulong> target, ReadOnlySpan<Integer> a, int width)
    {
        target.Clear();
        bool flip = a[^1].Sign < 0, mixed = false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i].Sign == 0) continue;
            if (a[i].Sign < 0 == flip) Place(target, a[i].Magnitude, (long)i * width);
            else mixed = true;
        }
        if (!mixed) return flip;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(target.Length);
        Span<ulong> others = rented.AsSpan(0, target.Length);
        others.Clear();
        for (int i = 0; i < a.Length; i++)
            if (a[i].Sign != 0 && a[i].Sign < 0 != flip) Place(others, a[i].Magnitude, (long)i * width);
        // The leading coefficient outweighs all others.
        NaturalKernels.SubtractFrom(target, others);
        ArrayPool<ulong>.Shared.Return(rented);
        return flip;
    }

    private static void Place(Span<ulong> target, ReadOnlySpan<ulong> limbs, long bit)
    {
        int at = (int)(bit / 64), shift = (int)(bit % 64);
        if (shift == 0)
        {
            for (int i = 0; i < limbs.Length; i++) target[at + i] |= limbs[i];
            return;
        }
        for (int i = 0; i < limbs.Length; i++)
        {
            target[at + i] |= limbs[i] << shift;
            target[at + i + 1] |= limbs[i] >> (64 - shift);
        }
    }

    /// <summary>Reads coefficients: with 2^(width-1) added to each, all are natural numbers below 2^width.</summary>
    private static Integer[] Unpack(Span<ulong> value, int length, int width, bool negative)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(value.Length);
        Span<ulong> bias = rented.AsSpan(0, value.Length);
        bias.Clear();
        for (int i = 0; i < length; i++)
        {
            long bit = ((long)i * width) + width - 1;
            bias[(int)(bit / 64)] |= 1UL << (int)(bit % 64);
        }
        NaturalKernels.AddTo(value, bias);
        ArrayPool<ulong>.Shared.Return(rented);
        var result = new Integer[length];
        int sign = negative ? -1 : 1;
        int limbs = (width + 63) / 64;
        Span<ulong> field = limbs <= 64 ? stackalloc ulong[64] : new ulong[limbs];
        field = field[..limbs];
        ulong topMask = width % 64 == 0 ? ulong.MaxValue : (1UL << (width % 64)) - 1, half = 1UL << ((width - 1) % 64);
        for (int i = 0; i < length; i++)
        {
            Extract(field, value, (long)i * width);
            field[^1] &= topMask;
            if ((field[^1] & half) != 0)
            {
                field[^1] ^= half;
                result[i] = new Integer(sign, field);
            }
            else
            {
                Complement(field, half);
                result[i] = new Integer(-sign, field);
            }
        }
        return result;
    }

    private static void Extract(Span<ulong> field, ReadOnlySpan<ulong> value, long bit)
    {
        int at = (int)(bit / 64), shift = (int)(bit % 64);
        for (int i = 0; i < field.Length; i++)
        {
            ulong low = at + i < value.Length ? value[at + i] : 0;
            if (shift != 0)
            {
                ulong high = at + i + 1 < value.Length ? value[at + i + 1] : 0;
                low = (low >> shift) | (high << (64 - shift));
            }
            field[i] = low;
        }
    }

    // 2^(width-1) - field.
    private static void Complement(Span<ulong> field, ulong half)
    {
        ulong borrow = 0;
        for (int i = 0; i < field.Length; i++)
        {
            ulong from = i == field.Length - 1 ? half : 0;
            ulong digit = from - field[i] - borrow;
            borrow = from < field[i] || (from == field[i] && borrow != 0) ? 1UL : 0;
            field[i] = digit;
        }
    }
}
