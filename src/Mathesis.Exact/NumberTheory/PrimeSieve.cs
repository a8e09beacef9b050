namespace Mathesis.Exact;

/// <summary>The sieve of Eratosthenes over odd numbers, a segment that fits the cache at a time.</summary>
public static class PrimeSieve
{
    private const int SegmentOdds = 1 << 17;

    /// <summary>The primes in [<paramref name="low"/>, <paramref name="high"/>], ascending. Memory is that of one segment and of the primes up to sqrt(high).</summary>
    /// <param name="low">Any.</param>
    /// <param name="high">Below 2^62.</param>
    public static IEnumerable<ulong> Between(ulong low, ulong high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(high, 1UL << 62);
        return Enumerate(low, high);
    }

    /// <summary>The primes up to <paramref name="limit"/>, ascending.</summary>
    public static IEnumerable<ulong> UpTo(ulong limit) => Between(0, limit);

    private static IEnumerable<ulong> Enumerate(ulong low, ulong high)
    {
        if (low <= 2 && high >= 2) yield return 2;
        if (high < 3) yield break;
        uint[] basePrimes = OddPrimesUpTo((uint)IntegerRoot.SquareRoot(high));
        bool[] composite = new bool[SegmentOdds];
        for (ulong start = Math.Max(3, low | 1); start <= high; start += 2 * SegmentOdds)
        {
            int count = (int)Math.Min(SegmentOdds, ((high - start) / 2) + 1);
            Mark(composite.AsSpan(0, count), start, basePrimes);
            for (int i = 0; i < count; i++)
                if (!composite[i]) yield return start + (2 * (ulong)i);
        }
    }

    // Entry i stands for start + 2 i.
    private static void Mark(Span<bool> composite, ulong start, uint[] basePrimes)
    {
        composite.Clear();
        ulong last = start + (2 * (ulong)(composite.Length - 1));
        foreach (uint prime in basePrimes)
        {
            ulong square = (ulong)prime * prime;
            if (square > last) break;
            ulong multiple = square;
            if (square < start)
            {
                multiple = start + ((prime - (start % prime)) % prime);
                if (multiple % 2 == 0) multiple += prime;
            }
            for (ulong i = (multiple - start) / 2; i < (ulong)composite.Length; i += prime) composite[(int)i] = true;
        }
    }

    private static uint[] OddPrimesUpTo(uint limit)
    {
        var primes = new List<uint>();
        bool[] composite = new bool[(limit / 2) + 1];
        for (uint i = 1; (2 * i) + 1 <= limit; i++)
        {
            if (composite[i]) continue;
            uint prime = (2 * i) + 1;
            primes.Add(prime);
            for (ulong j = (ulong)prime * prime / 2; j < (ulong)composite.Length; j += prime) composite[j] = true;
        }
        return [.. primes];
    }
}
