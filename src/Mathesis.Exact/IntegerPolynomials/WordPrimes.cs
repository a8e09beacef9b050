namespace Mathesis.Exact;

/// <summary>The primes below 2^62, descending: the moduli of computations that go through many prime fields. Found once, when first asked for.</summary>
internal static class WordPrimes
{
    private static readonly Lock gate = new();
    private static PrimeField64[] fields = [];

    /// <summary>The field of the prime with that index.</summary>
    public static PrimeField64 Field(int index)
    {
        PrimeField64[] known = Volatile.Read(ref fields);
        return index < known.Length ? known[index] : Extend(index);
    }

    private static PrimeField64 Extend(int index)
    {
        lock (gate)
        {
            PrimeField64[] known = fields;
            if (index < known.Length) return known[index];
            var longer = new PrimeField64[Math.Max(index + 1, 2 * known.Length)];
            known.CopyTo(longer, 0);
            for (int i = known.Length; i < longer.Length; i++)
                longer[i] = new PrimeField64(Primality.Previous(i == 0 ? 1UL << 62 : longer[i - 1].Characteristic));
            Volatile.Write(ref fields, longer);
            return longer[index];
        }
    }
}
