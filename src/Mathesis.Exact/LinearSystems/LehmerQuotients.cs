namespace Mathesis.Exact;

/// <summary>
/// Several steps of Euclid's algorithm at once, found from the leading words alone (Lehmer 1938, with Collins's condition): the matrix
/// [a b; c d] that takes (r0, r1) to the remainders after them. It stops before a large quotient.
/// </summary>
internal readonly record struct LehmerQuotients(long A, long B, long C, long D)
{
    /// <summary>Takes as many steps as the leading 62 bits decide; false when they decide none.</summary>
    /// <param name="r0">The larger number.</param>
    /// <param name="r1">The smaller, not zero.</param>
    /// <param name="quotientBits">Quotients of more bits are not taken.</param>
    /// <param name="step">The steps.</param>
    public static bool TryTake(Integer r0, Integer r1, long quotientBits, out LehmerQuotients step)
    {
        step = new LehmerQuotients(1, 0, 0, 1);
        long shift = r0.BitLength - 62;
        if (shift < 0 || r1.BitLength <= shift + 31) return false;
        long x = (long)(r0 >> (int)shift), y = (long)(r1 >> (int)shift);
        long largest = 1L << (int)Math.Clamp(quotientBits, 1, 30);
        (long a, long b, long c, long d) = (1, 0, 0, 1);
        while (y + c != 0 && y + d != 0)
        {
            long quotient = (x + a) / (y + c);
            // Both ends of what the lower bits leave open must agree; factors stay within 31 bits.
            if (quotient >= largest || quotient != (x + b) / (y + d)) break;
            (long nextC, long nextD) = (a - (quotient * c), b - (quotient * d));
            if (Math.Abs(nextC) >= 1L << 31 || Math.Abs(nextD) >= 1L << 31) break;
            (a, b, c, d) = (c, d, nextC, nextD);
            (x, y) = (y, x - (quotient * y));
        }
        step = new LehmerQuotients(a, b, c, d);
        return b != 0;
    }

    /// <summary>(a x + b y, c x + d y).</summary>
    public (Integer First, Integer Second) Apply(Integer x, Integer y) => ((x * A) + (y * B), (x * C) + (y * D));
}
