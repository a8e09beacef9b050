using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Chooses sets of primes whose products are near the best a, sqrt(2 k n) / M, none twice.</summary>
internal sealed class FamilySource
{
    private readonly FactorBase factorBase;
    private readonly ulong seed;
    private readonly double target;
    private readonly int factors;
    private readonly int poolStart, poolSize;
    private readonly HashSet<Integer> used = [];
    private ulong index;

    /// <summary>Prepares the choice for polynomials sieved on [-halfLength, halfLength).</summary>
    public FamilySource(FactorBase factorBase, int halfLength, ulong seed)
    {
        this.factorBase = factorBase;
        this.seed = seed;
        target = (0.5 * (Log2(factorBase.Product) + 1)) - Math.Log2(halfLength);
        // Primes of 8 to 12 bits: small ones are lost to the sieve, large ones make too few polynomials of a family.
        double largest = Math.Log2(factorBase.Largest);
        double ideal = Math.Clamp(largest - 2.0, 6.5, target < 60 ? 9 : target < 100 ? 10.8 : 11.5);
        factors = Math.Max(2, (int)Math.Round(target / ideal));
        double size = target / factors;
        int centre = 0;
        while (centre + 1 < factorBase.Count && Math.Log2(factorBase.Primes[centre]) < size) centre++;
        poolSize = Math.Min(factorBase.Count - 6, Math.Clamp(factorBase.Count / 4, 30, 400));
        poolStart = Math.Clamp(centre - (poolSize / 2), 3, factorBase.Count - poolSize);
    }

    /// <summary>The next family.</summary>
    public SieveFamily Next()
    {
        int[]? best = null;
        while (best is null)
        {
            // Some random sets, each completed by the prime that fits best.
            double bestDistance = double.PositiveInfinity;
            var random = new RandomStream("exact/factoring/polynomials", seed, index++);
            for (int attempt = 0; attempt < 12; attempt++)
            {
                int[]? candidate = Draw(random, out double distance);
                if (candidate is null || distance >= bestDistance || used.Contains(ProductOf(candidate))) continue;
                (best, bestDistance) = (candidate, distance);
            }
        }
        used.Add(ProductOf(best));
        return new SieveFamily(factorBase, best);
    }

    private int[]? Draw(RandomStream random, out double distance)
    {
        var chosen = new SortedSet<int>();
        double sum = 0;
        distance = double.PositiveInfinity;
        while (chosen.Count < factors - 1)
        {
            int i = poolStart + random.NextBelow(poolSize);
            if (!IsUsable(i) || !chosen.Add(i)) continue;
            sum += Math.Log2(factorBase.Primes[i]);
        }
        double wanted = Math.Pow(2, Math.Clamp(target - sum, 2, 30));
        int low = 3, high = factorBase.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (factorBase.Primes[middle] < wanted) low = middle + 1;
            else high = middle;
        }
        for (int step = 0; step < 40; step++)
        {
            int i = low + ((step & 1) == 0 ? step / 2 : -(step + 1) / 2);
            if (i < 3 || i >= factorBase.Count || !IsUsable(i) || chosen.Contains(i)) continue;
            distance = Math.Abs(sum + Math.Log2(factorBase.Primes[i]) - target);
            chosen.Add(i);
            return [.. chosen];
        }
        return null;
    }

    /// <summary>Primes that divide the multiplier have one root only.</summary>
    private bool IsUsable(int i) => factorBase.SquareRoots[i] != 0;

    private Integer ProductOf(int[] indices)
    {
        Integer product = Integer.One;
        foreach (int i in indices) product *= factorBase.Primes[i];
        return product;
    }

    private static double Log2(Integer a)
    {
        int shift = (int)Math.Max(0, a.BitLength - 60);
        return Math.Log2((double)(a >> shift)) + shift;
    }
}
