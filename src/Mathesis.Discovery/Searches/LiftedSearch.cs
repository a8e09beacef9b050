using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>A search modulo 2 or 3 followed by lifting: the way of flip-cpd (Khoruzhii, Gelss, Pokutta 2025).</summary>
/// <param name="Found">How the search ended.</param>
/// <param name="Lifted">The schemes of its pool that could be lifted, those with the smallest ring and fewest additions first.</param>
public sealed record LiftedSearch(FlipSearchState Found, IReadOnlyList<BilinearScheme> Lifted)
{
    private const int FirstPlusEvery = 500;

    /// <summary>Between the seeds of attempts, so that they meet no other run's.</summary>
    private const ulong SeedStep = 0x9E3779B97F4A7C15;

    /// <summary>The lowest lifted rank; the number of products of the definition when nothing was lifted.</summary>
    public int RankOf(BilinearMap map) => Lifted.Count > 0 ? Lifted[0].Rank : map.Terms.Count;

    /// <summary>How many times rarer splits are in the second and third of every three attempts: large fields need longer walks between them.</summary>
    private const int Rarer = 10;

    /// <summary>
    /// Searches until a scheme of the target's rank is lifted or the flips are used up. Each attempt collects schemes of the lowest rank it finds and lifts them; the attempts
    /// differ in seed and in how often products are split.
    /// </summary>
    /// <param name="map">What is computed.</param>
    /// <param name="ring">Z2 or Z3; fractions with denominator 2 come from Z3 alone.</param>
    /// <param name="options">How the search goes; its flips are those of all attempts.</param>
    /// <param name="attempts">At least 1.</param>
    /// <param name="threads">How many threads; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static LiftedSearch Run(BilinearMap map, SchemeRing ring, FlipSearchOptions options, int attempts = 6, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(attempts);
        long flips = 0;
        LiftedSearch? best = null;
        for (int attempt = 0; attempt < attempts && flips < options.MostFlips; attempt++)
        {
            int plusEvery = (int)Math.Min(1_000_000_000, (options.PlusEvery > 0 ? options.PlusEvery : FirstPlusEvery) * Math.Pow(Rarer, attempt % 3));
            var search = new FlipSearch(
                BilinearScheme.Definition(map, ring),
                options with { MostFlips = Math.Max(1, Math.Min(options.MostFlips - flips, options.MostFlips / attempts)), Seed = unchecked(options.Seed + (SeedStep * (ulong)attempt)), PlusEvery = plusEvery });
            FlipSearchState state = search.Run(threads, cancellation);
            flips += state.Flips;
            BilinearScheme[] lifted = [.. search.Schemes(state).Select(scheme => HenselLift.Lift(scheme, null, cancellation).Scheme).OfType<BilinearScheme>()];
            var found = new LiftedSearch(state with { Flips = flips }, [.. lifted.OrderBy(scheme => scheme.Rank).ThenBy(scheme => scheme.Ring).ThenBy(scheme => scheme.NaiveAdditions)]);
            best = best is null || found.RankOf(map) < best.RankOf(map) ? found : best with { Found = best.Found with { Flips = flips } };
            if (best.Lifted.Count > 0 && best.RankOf(map) <= options.Target) break;
        }
        return best!;
    }
}
