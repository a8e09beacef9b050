using System.Diagnostics;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

namespace Mathesis.Benchmarks.Schemes;

/// <summary>Our walks, timed on one thread.</summary>
internal sealed class OurWalk : IDisposable
{
    private const long Flips = 20_000_000;

    private readonly IFlipWalk walk;
    private readonly RandomStream random = new("benchmarks/schemes", 1);

    /// <summary>Walks down to about the rank of the case.</summary>
    public OurWalk(Case test)
    {
        var map = BilinearMap.Parse(test.Product);
        walk = FlipWalk.Create(map, test.Ring, map.Terms.Count);
        walk.Load(PackedScheme.Of(BilinearScheme.Definition(map, test.Ring)));
        walk.Walk(300_000_000, test.Rank, map.Terms.Count, new FlipWalkOptions(), random);
    }

    /// <summary>The present rank.</summary>
    public int Rank => walk.Rank;

    /// <summary>Accepted flips a second.</summary>
    public double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        long done = walk.Walk(Flips, 0, walk.Rank, new FlipWalkOptions { PlusEvery = 1_000_000 }, random);
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Seconds until a rank is reached from the definition by a search on one thread, or NaN when the flips are used up.</summary>
    public static double TimeToRank(string product, SchemeRing ring, int rank, ulong seed)
    {
        var search = new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse(product), ring), new FlipSearchOptions { Target = rank, Seed = seed, MostFlips = 4_000_000_000 });
        long start = Stopwatch.GetTimestamp();
        FlipSearchState state = search.Run();
        return state.Rank <= rank ? Stopwatch.GetElapsedTime(start).TotalSeconds : double.NaN;
    }

    public void Dispose() => walk.Dispose();
}
