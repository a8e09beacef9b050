using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Lehmer's algorithm on two numbers in digits of 30 bits, eight to a vector: the matrix of a step is applied to eight digits of both numbers at once, and
/// carries move two digits only, so that digits may lie a little outside [0, 2^30). Only the leading digits are made exact after every step.
/// </summary>
internal static unsafe class LehmerVectors
{
    private const int Bits = 30;
    private const long Mask = (1L << Bits) - 1;

    /// <summary>Shorter numbers are left to single steps.</summary>
    private const int LeastDigits = 24;

    // The digits that a step is found from.
    private const int Leading = 6;

    /// <summary>Whether the processor multiplies eight digits at once.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>
    /// Replaces x &gt;= y &gt; 0 by a shorter pair with the same greatest common divisor, x &gt;= y, until the numbers are short or a quotient is
    /// longer than a step can find.
    /// </summary>
    /// <param name="x">The larger number.</param>
    /// <param name="y">The smaller number, as many limbs.</param>
    /// <param name="length">The limbs of x before and after.</param>
    /// <returns>Whether a step was taken.</returns>
    public static bool Reduce(Span<ulong> x, Span<ulong> y, ref int length)
    {
        int digits = checked((int)(((64L * length) + Bits - 1) / Bits)), room = digits + 24;
        if (digits < LeastDigits) return false;
        ulong[] rented = ArrayPool<ulong>.Shared.Rent((2 * room) + 8);
        bool moved = false;
        fixed (ulong* start = rented)
        {
            var p = (long*)(((nint)start + 63) & ~63);
            long* q = p + (room & ~7);
            Split(p, x[..length], room & ~7);
            Split(q, y[..length], room & ~7);
            int n = digits;
            while (true)
            {
                while (n > LeastDigits && p[n - 1] == 0) n--;
                if (n <= LeastDigits) break;
                int shift = BitOperations.LeadingZeroCount((ulong)p[n - 1]) - (64 - 38);
                LehmerStep step = LehmerStep.Of(Top(p + n, shift), Top(q + n, shift));
                if (!step.Moved) break;
                moved = true;
                int end = (n + 3 + 7) & ~7;
                long sign = step.Odd ? -1 : 1;
                Combine(p, q, end, sign * (long)step.A, -sign * (long)step.B, sign * (long)step.D, -sign * (long)step.C);
                // A step takes at most 62 bits off.
                Settle(p, n - Leading - 3, end);
                Settle(q, n - Leading - 3, end);
            }
            Settle(p, 0, n + 1);
            Settle(q, 0, n + 1);
            length = (int)Math.Min(length, (((n + 1L) * Bits) + 63) / 64);
            Join(x[..length], p);
            Join(y[..length], q);
        }
        ArrayPool<ulong>.Shared.Return(rented);
        return moved;
    }

    /// <summary>The leading 128 bits below an end, moved up.</summary>
    private static UInt128 Top(long* end, int shift)
    {
        UInt128 high = new(((ulong)end[-1] << 26) | ((ulong)end[-2] >> 4), ((ulong)end[-2] << 60) | ((ulong)end[-3] << 30) | (ulong)end[-4]);
        ulong low = ((ulong)end[-5] << 30) | (ulong)end[-6];
        return (high << shift) | (low >> (60 - shift));
    }

    /// <summary>Takes the carries from a place upwards; above the end there are none.</summary>
    private static void Settle(long* digits, int from, int end)
    {
        long carry = 0;
        for (int i = from; i < end; i++)
        {
            long sum = digits[i] + carry;
            digits[i] = sum & Mask;
            carry = sum >> Bits;
        }
    }

    /// <summary>(p, q) := (f p + g q, h q + k p), both natural; the coefficients have at most 61 bits, f and h one sign, g and k the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(long* p, long* q, int end, long f, long g, long h, long k)
    {
        Vector512<int> f0 = Low(f), f1 = High(f), g0 = Low(g), g1 = High(g), h0 = Low(h), h1 = High(h), k0 = Low(k), k1 = High(k);
        Vector512<long> mask = Vector512.Create(Mask), x = Vector512<long>.Zero, y = x, carryP = x, carryQ = x, lastP = x, lastQ = x;
        for (int i = 0; i < end; i += 8)
        {
            Vector512<long> nextX = Vector512.Load(p + i), nextY = Vector512.Load(q + i);
            Vector512<int> below = Avx512F.AlignRight64(nextX, x, 7).AsInt32(), belowY = Avx512F.AlignRight64(nextY, y, 7).AsInt32();
            x = nextX;
            y = nextY;
            Vector512<long> sumP = Avx512F.Multiply(x.AsInt32(), f0) + Avx512F.Multiply(below, f1) + (Avx512F.Multiply(y.AsInt32(), g0) + Avx512F.Multiply(belowY, g1));
            Vector512<long> sumQ = Avx512F.Multiply(y.AsInt32(), h0) + Avx512F.Multiply(belowY, h1) + (Avx512F.Multiply(x.AsInt32(), k0) + Avx512F.Multiply(below, k1));
            Carry(sumP, ref carryP, ref lastP, mask).Store(p + i);
            Carry(sumQ, ref carryQ, ref lastQ, mask).Store(q + i);
        }
    }

    /// <summary>Moves carries by two digits: the first ones have at most 33 bits, the second are small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Carry(Vector512<long> sum, ref Vector512<long> carry, ref Vector512<long> last, Vector512<long> mask)
    {
        Vector512<long> next = Vector512.ShiftRightArithmetic(sum, Bits);
        Vector512<long> once = (sum & mask) + Avx512F.AlignRight64(next, carry, 7);
        carry = next;
        Vector512<long> second = Vector512.ShiftRightArithmetic(once, Bits);
        Vector512<long> twice = (once & mask) + Avx512F.AlignRight64(second, last, 7);
        last = second;
        return twice;
    }

    private static void Split(long* digits, ReadOnlySpan<ulong> limbs, int count)
    {
        ulong bits = 0;
        int have = 0, at = 0;
        for (int i = 0; i < count; i++)
        {
            if (have >= Bits)
            {
                digits[i] = (long)bits & Mask;
                bits >>= Bits;
                have -= Bits;
                continue;
            }
            ulong limb = at < limbs.Length ? limbs[at] : 0;
            at++;
            digits[i] = (long)(bits | (limb << have)) & Mask;
            bits = limb >> (Bits - have);
            have += 64 - Bits;
        }
    }

    private static void Join(Span<ulong> limbs, long* digits)
    {
        UInt128 bits = 0;
        int have = 0;
        for (int i = 0; i < limbs.Length; i++)
        {
            for (; have < 64; have += Bits) bits |= (UInt128)(ulong)*digits++ << have;
            limbs[i] = (ulong)bits;
            bits >>= 64;
            have -= 64;
        }
    }

    private static Vector512<int> Low(long a) => Vector512.Create(a < 0 ? -(-a & Mask) : a & Mask).AsInt32();

    private static Vector512<int> High(long a) => Vector512.Create(a < 0 ? -(-a >> Bits) : a >> Bits).AsInt32();
}
