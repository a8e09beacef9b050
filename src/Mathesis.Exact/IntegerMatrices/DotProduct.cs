using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>Sums of products of 32-bit numbers with others that fit 32 bits, in 64 bits.</summary>
internal static unsafe class DotProduct
{
    /// <summary>The exact sum; the caller knows that it fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Exact(int* a, long* b, int count)
    {
        int i = 0;
        long sum = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<long> first = default, second = default;
            for (; i + 16 <= count; i += 16)
            {
                first += Avx512F.Multiply(Avx512F.ConvertToVector512Int64(Vector256.Load(a + i)).AsInt32(), Vector512.Load(b + i).AsInt32());
                second += Avx512F.Multiply(Avx512F.ConvertToVector512Int64(Vector256.Load(a + i + 8)).AsInt32(), Vector512.Load(b + i + 8).AsInt32());
            }
            sum = Vector512.Sum(first + second);
        }
        else if (Avx2.IsSupported)
        {
            Vector256<long> first = default, second = default;
            for (; i + 8 <= count; i += 8)
            {
                first += Avx2.Multiply(Avx2.ConvertToVector256Int64(Vector128.Load(a + i)).AsInt32(), Vector256.Load(b + i).AsInt32());
                second += Avx2.Multiply(Avx2.ConvertToVector256Int64(Vector128.Load(a + i + 4)).AsInt32(), Vector256.Load(b + i + 4).AsInt32());
            }
            sum = Vector256.Sum(first + second);
        }
        for (; i < count; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>A number congruent to the sum modulo a prime just below 2^30, for factors up to half the prime: |result| is below 2^62.</summary>
    /// <param name="a">The first factors.</param>
    /// <param name="b">The second factors.</param>
    /// <param name="count">How many.</param>
    /// <param name="radix">2^32 modulo the prime; small, since the prime is near 2^30.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Modular(int* a, long* b, int count, int radix)
    {
        // A product is below 2^58: each of 16 lanes takes 31 of them. Folded, a sum is below 2^41 for radix below 2^9.
        const int Together = 31 * 16;
        long sum = 0;
        for (int start = 0; start < count; start += Together)
        {
            int end = Math.Min(count, start + Together);
            int i = start;
            if (Avx512F.IsSupported)
            {
                Vector512<long> first = default, second = default;
                for (; i + 16 <= end; i += 16)
                {
                    first += Avx512F.Multiply(Avx512F.ConvertToVector512Int64(Vector256.Load(a + i)).AsInt32(), Vector512.Load(b + i).AsInt32());
                    second += Avx512F.Multiply(Avx512F.ConvertToVector512Int64(Vector256.Load(a + i + 8)).AsInt32(), Vector512.Load(b + i + 8).AsInt32());
                }
                Vector512<long> low = (first & Vector512.Create(0xffffffffL)) + (second & Vector512.Create(0xffffffffL));
                Vector512<long> high = Vector512.ShiftRightArithmetic(first, 32) + Vector512.ShiftRightArithmetic(second, 32);
                sum += Vector512.Sum(low) + (Vector512.Sum(high) * radix);
            }
            long rest = 0;
            for (int n = 0; i < end; i++)
            {
                rest += a[i] * b[i];
                if (++n < 31) continue;
                sum += (uint)rest + ((rest >> 32) * radix);
                (rest, n) = (0, 0);
            }
            sum += (uint)rest + ((rest >> 32) * radix);
        }
        return sum;
    }
}
