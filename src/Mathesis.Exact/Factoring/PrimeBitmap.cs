namespace Mathesis.Exact;

/// <summary>Which odd numbers up to a limit are prime, a bit each. The largest map made so far is kept.</summary>
internal sealed class PrimeBitmap
{
    private static volatile PrimeBitmap kept = new(1 << 16);

    private readonly ulong[] composite;
    private readonly uint limit;

    private PrimeBitmap(uint limit)
    {
        this.limit = limit;
        composite = new ulong[(limit / 128) + 1];
        composite[0] |= 1;
        for (uint n = 3; (ulong)n * n <= limit; n += 2)
        {
            if (!IsPrime(n)) continue;
            for (ulong multiple = (ulong)n * n; multiple <= limit; multiple += 2 * n) composite[multiple / 128] |= 1UL << (int)(multiple / 2 % 64);
        }
    }

    /// <summary>A map that reaches the limit.</summary>
    public static PrimeBitmap UpTo(uint limit)
    {
        PrimeBitmap map = kept;
        if (map.limit >= limit) return map;
        return kept = new PrimeBitmap(Math.Max(limit, map.limit * 2));
    }

    /// <summary>Whether an odd number up to the limit is prime.</summary>
    public bool IsPrime(uint odd) => (composite[odd / 128] >> (int)(odd / 2 % 64) & 1) == 0;
}
