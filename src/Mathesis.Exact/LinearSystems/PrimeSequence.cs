namespace Mathesis.Exact;

/// <summary>The primes of a multimodular computation: the largest of a size, going down, and larger ones when a size is used up.</summary>
/// <param name="bits">The size of the first primes: 16, 31 or 62 bits.</param>
internal sealed class PrimeSequence(int bits)
{
    private int size = bits;
    private ulong last = 1UL << bits;

    /// <summary>The next prime.</summary>
    public ulong Next()
    {
        // Half of a size's range is enough; below, primes get small and unlucky.
        if (last < 3UL << (size - 2))
        {
            size = size < 31 ? 31 : 62;
            last = 1UL << size;
        }
        last = Primality.Previous(last);
        return last;
    }
}
