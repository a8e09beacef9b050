using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>Remainders of 64-bit numbers modulo a prime below 2^30, near zero: between -p/2 - 1 and p/2 + 1.</summary>
internal readonly unsafe struct BalancedModulus
{
    private readonly long prime;
    private readonly double reciprocal;

    public BalancedModulus(int prime)
    {
        this.prime = prime;
        reciprocal = 1.0 / prime;
        // Newton's steps modulo 2^64, from 5 bits that are right.
        long inverse = (3L * prime) ^ 2;
        for (int i = 0; i < 4; i++) inverse *= 2 - (prime * inverse);
        Inverse = inverse;
    }

    /// <summary>1 / p modulo 2^64: an exact division by p is a multiplication with it.</summary>
    public long Inverse { get; }

    /// <summary>The remainder of a number below 2^61.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Reduce(long value) => value - ((long)Math.Round(value * reciprocal) * prime);

    /// <summary>The remainders of some numbers.</summary>
    /// <param name="values">The numbers, below 2^61.</param>
    /// <param name="rests">Where the remainders go; may be the same place.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce(long* values, long* rests, int count)
    {
        int i = 0;
        if (Avx512DQ.IsSupported)
        {
            Vector512<double> factor = Vector512.Create(reciprocal);
            Vector512<int> divisor = Vector512.Create(prime).AsInt32();
            for (; i + 8 <= count; i += 8)
            {
                // The quotient is rounded to the nearest, as above, and has at most 32 bits.
                Vector512<long> value = Vector512.Load(values + i);
                Vector512<long> quotient = Avx512DQ.ConvertToVector512Int64(Avx512DQ.ConvertToVector512Double(value) * factor);
                (value - Avx512F.Multiply(quotient.AsInt32(), divisor)).Store(rests + i);
            }
        }
        for (; i < count; i++) rests[i] = Reduce(values[i]);
    }

    /// <summary>values = (values - sums) / p; the division leaves no rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SubtractAndDivide(long* values, long* sums, int count)
    {
        int i = 0;
        if (Avx512DQ.IsSupported)
        {
            Vector512<long> inverse = Vector512.Create(Inverse);
            for (; i + 8 <= count; i += 8) Avx512DQ.MultiplyLow(Vector512.Load(values + i) - Vector512.Load(sums + i), inverse).Store(values + i);
        }
        for (; i < count; i++) values[i] = (values[i] - sums[i]) * Inverse;
    }
}
