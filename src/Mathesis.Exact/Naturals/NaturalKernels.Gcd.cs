using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>The greatest common divisor of two limbs (Stein's binary algorithm); of 0 and a, a.</summary>
    public static ulong Gcd(ulong a, ulong b)
    {
        if (a == 0 || b == 0) return a | b;
        int shift = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        do
        {
            b >>= BitOperations.TrailingZeroCount(b);
            ulong smaller = Math.Min(a, b);
            b = Math.Max(a, b) - smaller;
            a = smaller;
        }
        while (b != 0);
        return a << shift;
    }

    /// <summary>Writes the greatest common divisor by Lehmer's double-digit algorithm and returns its number of limbs.</summary>
    /// <param name="gcd">At least as long as the shorter operand; the limbs beyond the result are not written.</param>
    /// <param name="a">Not zero.</param>
    /// <param name="b">Not zero.</param>
    public static int Gcd(Span<ulong> gcd, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        a = Trim(a);
        b = Trim(b);
        if (Compare(a, b) < 0)
        {
            ReadOnlySpan<ulong> swap = a;
            a = b;
            b = swap;
        }
        Require(!b.IsEmpty);
        const int small = 96;
        int need = 2 * (a.Length + 1);
        ulong[]? rented = need > small ? ArrayPool<ulong>.Shared.Rent(need) : null;
        Span<ulong> scratch = rented is null ? stackalloc ulong[small] : rented;
        Span<ulong> x = scratch[..(a.Length + 1)], y = scratch.Slice(a.Length + 1, a.Length + 1);
        a.CopyTo(x);
        b.CopyTo(y);
        y[b.Length..].Clear();
        int xs = a.Length, ys = b.Length;
        while (ys > 1)
        {
            if (xs == ys && xs >= VectorGcdThreshold && LehmerVectors.IsSupported && LehmerVectors.Reduce(x, y, ref xs))
            {
                ys = Length(y[..xs]);
                xs = Length(x[..xs]);
                continue;
            }
            LehmerStep step = default;
            if (xs - ys <= 1) step = LehmerStep.Of(Leading(x, xs, xs, Shift(x, xs)), Leading(y, ys, xs, Shift(x, xs)));
            if (step.Moved)
            {
                Apply(step, x, y, xs);
                xs = Length(x[..xs]);
                ys = Length(y[..Math.Min(ys, xs)]);
            }
            else
            {
                Divide([], x[..ys], x[..xs], y[..ys]);
                xs = Length(x[..ys]);
                Span<ulong> swap = x;
                x = y;
                y = swap;
                (xs, ys) = (ys, xs);
            }
        }
        int length = xs;
        if (ys == 1)
        {
            gcd[0] = Gcd(RemainderLimb(x[..xs], y[0]), y[0]);
            length = 1;
        }
        else
        {
            x[..xs].CopyTo(gcd);
        }
        if (rented is not null) ArrayPool<ulong>.Shared.Return(rented);
        return length;
    }

    private static int Shift(ReadOnlySpan<ulong> x, int length) => BitOperations.LeadingZeroCount(x[length - 1]);

    /// <summary>The 128 bits of a number from the top of limb <paramref name="top"/> less a shift; absent limbs are zero.</summary>
    private static UInt128 Leading(ReadOnlySpan<ulong> a, int length, int top, int shift)
    {
        ulong high = top <= length ? a[top - 1] : 0;
        ulong middle = top >= 2 && top - 1 <= length ? a[top - 2] : 0;
        ulong low = top >= 3 && top - 2 <= length ? a[top - 3] : 0;
        UInt128 value = new(high, middle);
        return shift == 0 ? value : (value << shift) | (low >> (64 - shift));
    }

    /// <summary>Replaces (x, y) by the matrix's combinations, both of which are natural and no longer.</summary>
    private static void Apply(LehmerStep step, Span<ulong> xs, Span<ulong> ys, int count)
    {
        fixed (ulong* x = xs, y = ys)
        {
            if (step.Odd) Combine(y, x, x, y, count, step.B, step.A, step.C, step.D);
            else Combine(x, y, x, y, count, step.A, step.B, step.D, step.C);
        }
    }

    /// <summary>first = f p - g q, second = h q - k p; the results may take the operands' places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(ulong* p, ulong* q, ulong* first, ulong* second, int count, ulong f, ulong g, ulong h, ulong k)
    {
        ulong carryF = 0, carryG = 0, carryH = 0, carryK = 0, borrow1 = 0, borrow2 = 0;
        for (int i = 0; i < count; i++)
        {
            ulong x = p[i], y = q[i];
            ulong highF = Wide(f, x, out ulong lowF), highG = Wide(g, y, out ulong lowG);
            lowF += carryF;
            carryF = highF + (lowF < carryF ? 1UL : 0);
            lowG += carryG;
            carryG = highG + (lowG < carryG ? 1UL : 0);
            ulong highH = Wide(h, y, out ulong lowH), highK = Wide(k, x, out ulong lowK);
            lowH += carryH;
            carryH = highH + (lowH < carryH ? 1UL : 0);
            lowK += carryK;
            carryK = highK + (lowK < carryK ? 1UL : 0);
            ulong difference1 = lowF - lowG, next1 = lowF < lowG ? 1UL : 0;
            next1 |= difference1 < borrow1 ? 1UL : 0;
            first[i] = difference1 - borrow1;
            borrow1 = next1;
            ulong difference2 = lowH - lowK, next2 = lowH < lowK ? 1UL : 0;
            next2 |= difference2 < borrow2 ? 1UL : 0;
            second[i] = difference2 - borrow2;
            borrow2 = next2;
        }
    }
}
