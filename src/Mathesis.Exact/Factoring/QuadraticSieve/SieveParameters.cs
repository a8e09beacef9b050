namespace Mathesis.Exact;

/// <summary>The sizes that decide the speed of the quadratic sieve, interpolated in the number of bits.</summary>
internal readonly record struct SieveParameters
{
    // Bits of the number, primes in the factor base, sieve length, bound of large primes as a multiple of the largest prime.
    private static readonly (int Bits, int Primes, int Length, int LargePrimes)[] table =
    [
        (90, 100, 1 << 15, 30), (110, 160, 1 << 15, 30), (128, 300, 1 << 16, 40), (150, 650, 1 << 16, 40), (183, 1_700, 1 << 17, 50), (200, 3_000, 1 << 17, 60),
        (216, 5_000, 1 << 18, 70), (233, 9_500, 1 << 18, 80), (249, 18_000, 3 << 17, 100), (266, 34_000, 1 << 19, 120), (283, 55_000, 1 << 19, 140),
        (300, 80_000, 1 << 19, 160), (333, 120_000, 1 << 19, 200),
    ];

    /// <summary>The parameters for a number of that many bits.</summary>
    public SieveParameters(int bits)
    {
        int next = Array.FindIndex(table, entry => entry.Bits >= bits);
        (int Bits, int Primes, int Length, int LargePrimes) above = table[next < 0 ? ^1 : next], below = next <= 0 ? above : table[next - 1];
        double share = above.Bits == below.Bits ? 0 : (double)(bits - below.Bits) / (above.Bits - below.Bits);
        Primes = (int)Math.Round(below.Primes * Math.Pow((double)above.Primes / below.Primes, share));
        Length = above.Length;
        LargePrimes = (int)(below.LargePrimes + (share * (above.LargePrimes - below.LargePrimes)));
    }

    /// <summary>How many primes the factor base has.</summary>
    public int Primes { get; }

    /// <summary>How many values of a polynomial are sieved, a multiple of 2^15.</summary>
    public int Length { get; }

    /// <summary>Large primes are below so many times the largest prime of the factor base.</summary>
    public int LargePrimes { get; }
}
