using System.Buffers;
using System.Numerics;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>
    /// Divides a by b: Knuth's algorithm D with quotient limbs from three limbs by two (Möller and Granlund 2011), above the threshold
    /// the recursive division of Burnikel and Ziegler (1998) in the form of Brent and Zimmermann, Modern Computer Arithmetic, algorithm 1.8.
    /// </summary>
    /// <param name="quotient">a.Length - b.Length + 1 limbs, all written; empty when only the remainder is wanted.</param>
    /// <param name="remainder">b.Length limbs, all written; may lie in <paramref name="a"/>.</param>
    /// <param name="a">At least as long as <paramref name="b"/>.</param>
    /// <param name="b">Its top limb is not zero.</param>
    public static void Divide(Span<ulong> quotient, Span<ulong> remainder, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int n = b.Length, m = a.Length - n + 1;
        Require(n > 0 && m > 0 && b[^1] != 0 && remainder.Length == n && (quotient.IsEmpty || quotient.Length == m));
        if (n == 1)
        {
            remainder[0] = quotient.IsEmpty ? RemainderLimb(a, b[0]) : DivideLimb(quotient, a, b[0]);
            return;
        }
        const int small = 128;
        int need = a.Length + 1 + n + m;
        ulong[]? rented = need > small ? ArrayPool<ulong>.Shared.Rent(need) : null;
        Span<ulong> scratch = rented is null ? stackalloc ulong[small] : rented;
        int shift = BitOperations.LeadingZeroCount(b[^1]);
        Span<ulong> u = scratch[..(a.Length + 1)], d = scratch.Slice(a.Length + 1, n);
        Span<ulong> q = quotient.IsEmpty ? scratch.Slice(a.Length + 1 + n, m) : quotient;
        ShiftLeft(d, b, shift);
        u[a.Length] = ShiftLeft(u[..a.Length], a, shift);
        DivideNormalised(q, u, d);
        ShiftRight(remainder, u[..n], shift);
        if (rented is not null) ArrayPool<ulong>.Shared.Return(rented);
    }

    /// <summary>u = q d + r with r left in u; the top n limbs of u are below d, whose top bit is set; q takes the other limbs' place.</summary>
    private static void DivideNormalised(Span<ulong> q, Span<ulong> u, ReadOnlySpan<ulong> d)
    {
        int n = d.Length, m = q.Length;
        ulong inverse = Reciprocal(d[n - 1], d[n - 2]);
        if (m < RecursiveDivisionThreshold || n < RecursiveDivisionThreshold)
        {
            DivideSchoolbook(q, u, d, inverse);
            return;
        }
        ulong[] scratch = ArrayPool<ulong>.Shared.Rent(n);
        int size = m % n == 0 ? n : m % n;
        for (int at = m - size; at >= 0; at -= n)
        {
            DivideBlock(q.Slice(at, size), u.Slice(at, n + size), d, inverse, scratch);
            size = n;
        }
        ArrayPool<ulong>.Shared.Return(scratch);
    }

    /// <summary>Divides n + k limbs by n with k at most n; returns the quotient's limb above k, 0 or 1.</summary>
    private static ulong DivideBlock(Span<ulong> q, Span<ulong> u, ReadOnlySpan<ulong> d, ulong inverse, Span<ulong> scratch)
    {
        int n = d.Length, k = q.Length, rest = n - k;
        if (k < RecursiveDivisionThreshold) return DivideSchoolbook(q, u, d, inverse);
        if (rest == 0)
        {
            int low = k / 2, high = k - low;
            ulong above = DivideBlock(q[low..], u[low..], d, inverse, scratch);
            // The remainder of the high part is below d, so the low part's quotient has no limb above.
            DivideBlock(q[..low], u[..(n + low)], d, inverse, scratch);
            return above;
        }
        // The quotient of the leading limbs is right or slightly too large.
        ulong top = DivideBlock(q, u[rest..], d[rest..], inverse, scratch);
        Span<ulong> product = scratch[..n];
        Multiply(product, q, d[..rest]);
        ulong debt = SubtractFrom(u[..n], product);
        if (top != 0) debt += SubtractFrom(u[k..n], d[..rest]);
        while (debt != 0)
        {
            top -= Decrement(q);
            debt -= AddTo(u[..n], d);
        }
        return top;
    }

    private static ulong Decrement(Span<ulong> a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i]-- != 0) return 0;
        }
        return 1;
    }

    private static ulong DivideSchoolbook(Span<ulong> q, Span<ulong> u, ReadOnlySpan<ulong> d, ulong inverse)
    {
        int n = d.Length;
        ulong top = 0, d1 = d[n - 1], d0 = d[n - 2];
        Span<ulong> leading = u[q.Length..];
        if (leading[n - 1] >= d1 && Compare(leading[..n], d) >= 0)
        {
            SubtractFrom(leading[..n], d);
            top = 1;
        }
        fixed (ulong* start = u, divisor = d)
        {
            for (int j = q.Length - 1; j >= 0; j--)
            {
                ulong* r = start + j;
                ulong u2 = r[n], u1 = r[n - 1];
                ulong digit = u2 == d1 && u1 == d0 ? ulong.MaxValue : DivideThree(u2, u1, r[n - 2], d1, d0, inverse);
                ulong borrow = SubtractRow(r, divisor, n, digit);
                if (u2 < borrow)
                {
                    digit--;
                    AddSame(r, r, divisor, n);
                }
                r[n] = 0;
                q[j] = digit;
            }
        }
        return top;
    }

    /// <summary>floor((2^192 - 1) / (d1, d0)) - 2^64 (Möller and Granlund 2011, algorithm 6).</summary>
    private static ulong Reciprocal(ulong d1, ulong d0)
    {
        ulong v = Reciprocal(d1), p = (d1 * v) + d0;
        if (p < d0)
        {
            v--;
            if (p >= d1)
            {
                v--;
                p -= d1;
            }
            p -= d1;
        }
        ulong t1 = Math.BigMul(v, d0, out ulong t0);
        p += t1;
        if (p < t1)
        {
            v--;
            if (p > d1 || (p == d1 && t0 >= d0)) v--;
        }
        return v;
    }

    /// <summary>The quotient of (u2, u1, u0) by (d1, d0), which exceeds (u2, u1) (Möller and Granlund 2011, algorithm 5).</summary>
    private static ulong DivideThree(ulong u2, ulong u1, ulong u0, ulong d1, ulong d0, ulong inverse)
    {
        ulong q1 = Math.BigMul(inverse, u2, out ulong q0);
        q0 += u1;
        q1 += u2 + (q0 < u1 ? 1UL : 0);
        ulong r1 = u1 - (q1 * d1);
        ulong t1 = Math.BigMul(d0, q1, out ulong t0);
        UInt128 d = new(d1, d0);
        UInt128 r = unchecked(new UInt128(r1, u0) - new UInt128(t1, t0) - d);
        q1++;
        if ((ulong)(r >> 64) >= q0)
        {
            q1--;
            r += d;
        }
        if (r >= d) q1++;
        return q1;
    }
}
