namespace Mathesis.Exact;

/// <summary>The primes of number-theoretic transforms: the largest three k 2^32 + 1 below 2^62, searched for and proved when first used.</summary>
internal static class TransformPrimes
{
    /// <summary>Transforms up to length 2^32 exist modulo each prime.</summary>
    public const int Twos = 32;

    /// <summary>The primes, descending.</summary>
    public static IReadOnlyList<ulong> All { get; } = Search();

    private static ulong[] Search()
    {
        var primes = new List<ulong>();
        for (ulong candidate = (1UL << 62) - (1UL << Twos) + 1; primes.Count < 3; candidate -= 1UL << Twos)
            if (Primality.IsPrime(candidate)) primes.Add(candidate);
        return [.. primes];
    }
}
