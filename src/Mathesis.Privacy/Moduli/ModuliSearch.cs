using System.Numerics;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Chooses moduli as the paper of modular subset selection does (Arcolezi, "Private frequency estimation via residue number
/// systems", 2026): random sets of distinct primes from a band, of which those are kept whose product covers the values and
/// whose system has full rank and a small condition number; the set of least error is taken. The draws depend on k and on
/// the options only, so everybody who knows these finds the same moduli.
/// </summary>
public static class ModuliSearch
{
    /// <summary>Finds moduli.</summary>
    /// <param name="categories">k, at least 2.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="InputError">No set was good enough.</exception>
    public static ResidueSystem Find(int categories, ModuliOptions? options = null)
    {
        options ??= new ModuliOptions();
        options.Validate();
        int count = options.Count > 0 ? options.Count : Math.Max(2, BitOperations.Log2((uint)categories - 1) + 1);
        // Where a band gives no set that is good enough, the next one is wider.
        for (double spread = options.Spread; spread <= 4 * options.Spread; spread *= 1.25)
            if (Best(categories, count, spread, options) is { } found) return found;
        throw new InputError(
            $"no {count} primes for {categories} categories have a condition number of at most {options.MaximumCondition}", "moduli",
            "allow a larger spread or condition number, or fewer moduli");
    }

    private static ResidueSystem? Best(int categories, int count, double spread, ModuliOptions options)
    {
        double centre = (double)categories / count;
        int low = Math.Max(2, (int)Math.Ceiling(centre / spread)), high = Math.Max((int)(centre * spread), 3 * count + 2);
        int[] primes = [.. PrimeSieve.Between((ulong)low, (ulong)high).Select(prime => (int)prime)];
        if (primes.Length < count) return null;

        ResidueSystem? best = null;
        double least = double.PositiveInfinity;
        for (int candidate = 0; candidate < options.Candidates; candidate++)
        {
            int[] moduli = Draw(primes, count, (ulong)candidate);
            if (!Covers(moduli, categories)) continue;
            var system = new ResidueSystem(categories, moduli);
            ModuliQuality quality = ModuliQuality.Measure(system, probes: 2, hopeless: options.MaximumCondition);
            if (quality.Condition <= options.MaximumCondition && quality.ErrorRatio < least) (best, least) = (system, quality.ErrorRatio);
        }
        return best;
    }

    private static int[] Draw(int[] primes, int count, ulong candidate)
    {
        int[] shuffled = [.. primes];
        var stream = new RandomStream("privacy/moduli/candidates", (ulong)primes.Length, candidate);
        for (int i = 0; i < count; i++)
        {
            int j = i + stream.NextBelow(shuffled.Length - i);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        int[] moduli = shuffled[..count];
        Array.Sort(moduli);
        return moduli;
    }

    /// <summary>Whether the product reaches k (every value has residues of its own) and the sum what full rank needs.</summary>
    private static bool Covers(int[] moduli, int categories)
    {
        double product = 1;
        long sum = 0;
        foreach (int modulus in moduli)
        {
            product *= modulus;
            sum += modulus;
        }
        return product >= categories && sum - moduli.Length + 1 >= categories;
    }
}
