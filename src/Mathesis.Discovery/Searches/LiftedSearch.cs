using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>A search modulo 2 or 3 followed by lifting: the way of flip-cpd (Khoruzhii, Gelss, Pokutta 2025).</summary>
/// <param name="Found">How the search ended.</param>
/// <param name="Lifted">The schemes of its pool that could be lifted, those with the smallest ring and fewest additions first.</param>
public sealed record LiftedSearch(FlipSearchState Found, IReadOnlyList<BilinearScheme> Lifted)
{
    /// <summary>The lowest lifted rank; the number of products of the definition when nothing was lifted.</summary>
    public int RankOf(BilinearMap map) => Lifted.Count > 0 ? Lifted[0].Rank : map.Terms.Count;

    /// <summary>Searches until enough schemes of the target's rank are found or the flips are used up, then lifts the pool.</summary>
    /// <param name="map">What is computed.</param>
    /// <param name="ring">Z2 or Z3; fractions with denominator 2 come from Z3 alone.</param>
    /// <param name="options">How the search goes.</param>
    /// <param name="threads">How many threads; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static LiftedSearch Run(BilinearMap map, SchemeRing ring, FlipSearchOptions options, int threads = 1, CancellationToken cancellation = default)
    {
        var search = new FlipSearch(BilinearScheme.Definition(map, ring), options);
        FlipSearchState state = search.Run(threads, cancellation);
        BilinearScheme[] lifted = [.. search.Schemes(state).Select(scheme => HenselLift.Lift(scheme, null, cancellation).Scheme).OfType<BilinearScheme>()];
        return new LiftedSearch(state, [.. lifted.OrderBy(scheme => scheme.Rank).ThenBy(scheme => scheme.Ring).ThenBy(scheme => scheme.NaiveAdditions)]);
    }
}
