namespace Mathesis.Exact;

/// <summary>
/// Pollard's p - 1 method (Pollard, "Theorems on factorization and primality testing", 1974): a prime p is found when p - 1 is a product of
/// prime powers up to B1 and at most one prime up to B2.
/// </summary>
internal static class PollardMinusOne
{
    /// <summary>A proper divisor or null.</summary>
    /// <param name="ring">The ring of an odd composite number.</param>
    /// <param name="firstBound">B1.</param>
    /// <param name="secondBound">B2, at least B1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Integer? TryFind<TRing, TResidue>(TRing ring, uint firstBound, uint secondBound, CancellationToken cancellation)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        PrimeBitmap primes = PrimeBitmap.UpTo(secondBound);
        TResidue power = ring.FromInteger(3 % ring.Modulus);
        for (ulong q = 2; q <= firstBound; q *= 2) ring.Multiply(out power, in power, in power);
        ulong exponent = 1;
        for (uint prime = 3; prime <= firstBound; prime += 2)
        {
            if (!primes.IsPrime(prime)) continue;
            for (ulong q = prime; q <= firstBound; q *= prime)
            {
                if (exponent > ulong.MaxValue / prime)
                {
                    power = Raise(ref ring, power, exponent);
                    cancellation.ThrowIfCancellationRequested();
                    exponent = 1;
                }
                exponent *= prime;
            }
        }
        power = Raise(ref ring, power, exponent);
        TResidue one = ring.One;
        ring.Subtract(out TResidue difference, in power, in one);
        Integer divisor = ring.Gcd(in difference);
        if (!divisor.IsOne) return divisor == ring.Modulus ? null : divisor;

        // From prime to prime by the powers of the even gaps.
        var gaps = new TResidue[128];
        ring.Multiply(out gaps[1], in power, in power);
        for (int i = 2; i < gaps.Length; i++) ring.Multiply(out gaps[i], in gaps[i - 1], in gaps[1]);
        uint last = firstBound | 1;
        TResidue current = Raise(ref ring, power, last), product = one;
        for (uint prime = last + 2; prime <= secondBound; prime += 2)
        {
            if (!primes.IsPrime(prime) && prime - last < 254) continue;
            ring.Multiply(out current, in current, in gaps[(prime - last) / 2]);
            last = prime;
            ring.Subtract(out difference, in current, in one);
            ring.Multiply(out product, in product, in difference);
            if ((prime & 0xFFF) == 1) cancellation.ThrowIfCancellationRequested();
        }
        divisor = ring.Gcd(in product);
        return divisor.IsOne || divisor == ring.Modulus ? null : divisor;
    }

    private static TResidue Raise<TRing, TResidue>(ref TRing ring, TResidue value, ulong exponent)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        TResidue result = value;
        for (int bit = 62 - System.Numerics.BitOperations.LeadingZeroCount(exponent); bit >= 0; bit--)
        {
            ring.Multiply(out result, in result, in result);
            if ((exponent >> bit & 1) != 0) ring.Multiply(out result, in result, in value);
        }
        return result;
    }
}
