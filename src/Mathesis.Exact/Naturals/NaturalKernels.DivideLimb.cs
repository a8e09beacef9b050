using System.Numerics;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes the quotient by a limb and returns the remainder (Möller and Granlund 2011, algorithm 4).</summary>
    /// <param name="quotient">As long as <paramref name="a"/>; may be the same span.</param>
    /// <param name="a">The dividend.</param>
    /// <param name="divisor">Not zero.</param>
    public static ulong DivideLimb(Span<ulong> quotient, ReadOnlySpan<ulong> a, ulong divisor)
    {
        if (divisor == 0) throw new DivideByZeroException();
        Require(quotient.Length >= a.Length);
        if (a.Length == 1)
        {
            ulong only = a[0];
            quotient[0] = only / divisor;
            return only % divisor;
        }
        int shift = BitOperations.LeadingZeroCount(divisor);
        divisor <<= shift;
        ulong inverse = Reciprocal(divisor), remainder = 0;
        if (shift == 0)
        {
            for (int i = a.Length - 1; i >= 0; i--) quotient[i] = DivideTwo(ref remainder, a[i], divisor, inverse);
            return remainder;
        }
        if (a.Length == 0) return 0;
        remainder = a[^1] >> (64 - shift);
        for (int i = a.Length - 1; i >= 0; i--)
        {
            ulong limb = (a[i] << shift) | (i > 0 ? a[i - 1] >> (64 - shift) : 0);
            quotient[i] = DivideTwo(ref remainder, limb, divisor, inverse);
        }
        return remainder >> shift;
    }

    /// <summary>The remainder by a limb.</summary>
    public static ulong RemainderLimb(ReadOnlySpan<ulong> a, ulong divisor)
    {
        if (divisor == 0) throw new DivideByZeroException();
        if (a.Length == 1) return a[0] % divisor;
        int shift = BitOperations.LeadingZeroCount(divisor);
        divisor <<= shift;
        ulong inverse = Reciprocal(divisor), remainder = 0;
        if (a.Length == 0) return 0;
        if (shift != 0) remainder = a[^1] >> (64 - shift);
        for (int i = a.Length - 1; i >= 0; i--)
        {
            ulong limb = shift == 0 ? a[i] : (a[i] << shift) | (i > 0 ? a[i - 1] >> (64 - shift) : 0);
            DivideTwo(ref remainder, limb, divisor, inverse);
        }
        return remainder >> shift;
    }

    /// <summary>floor((2^128 - 1) / d) - 2^64 of a limb with its top bit set.</summary>
    private static ulong Reciprocal(ulong d) => (ulong)((((UInt128)~d << 64) | ulong.MaxValue) / d);

    /// <summary>Divides (remainder, low) by a normalised limb above the remainder.</summary>
    private static ulong DivideTwo(ref ulong remainder, ulong low, ulong d, ulong inverse)
    {
        ulong q1 = Math.BigMul(inverse, remainder, out ulong q0);
        q0 += low;
        q1 += remainder + (q0 < low ? 1UL : 0) + 1;
        ulong r = low - (q1 * d);
        if (r > q0)
        {
            q1--;
            r += d;
        }
        if (r >= d)
        {
            q1++;
            r -= d;
        }
        remainder = r;
        return q1;
    }
}
