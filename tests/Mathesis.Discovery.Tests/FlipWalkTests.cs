using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery.Tests;

public class FlipWalkTests
{
    [Theory]
    [InlineData("3x3x3", SchemeRing.Z2)]
    [InlineData("3x3x3", SchemeRing.Z3)]
    [InlineData("3x3x3", SchemeRing.ZT)]
    [InlineData("4x4x4", SchemeRing.Z2)]
    [InlineData("4x4x4", SchemeRing.ZT)]
    [InlineData("4x5x5", SchemeRing.Z2)]
    [InlineData("4x5x5", SchemeRing.Z3)]
    [InlineData("5x5x5", SchemeRing.ZT)]
    [InlineData("6x6x8", SchemeRing.Z2)]
    [InlineData("6x7x7", SchemeRing.ZT)]
    [InlineData("kg-333", SchemeRing.Z3)]
    [InlineData("gt-444c", SchemeRing.Z2)]
    [InlineData("wt-444", SchemeRing.ZT)]
    public void EveryStepStaysAmongValidSchemes(string name, SchemeRing ring)
    {
        var map = BilinearMap.Parse(name);
        using IFlipWalk walk = FlipWalk.Create(map, ring, map.Terms.Count);
        walk.Load(PackedScheme.Of(BilinearScheme.Definition(map, ring)));
        var random = new RandomStream("tests/flips", 1);
        // Few flips first, to meet every kind of step one by one, then many with frequent splits.
        int best = walk.Rank;
        for (int i = 0; i < 60; i++)
        {
            best = Math.Min(best, walk.Rank);
            walk.Walk(i < 40 ? 7 : 5000, 0, best, new FlipWalkOptions { PlusEvery = i < 40 ? 3 : 2000, Slack = 2 }, random);
            BilinearScheme scheme = walk.Save().Unpack(map, ring);
            SchemeVerdict verdict = SchemeVerifier.Verify(scheme);
            Assert.True(verdict.IsValid, verdict.FailingEquation);
            Assert.Equal(scheme.Rank, SchemeOperations.DropZeros(scheme).Rank);
        }
        Assert.NotEqual(PackedScheme.Of(BilinearScheme.Definition(map, ring)), walk.Save());
        Assert.True(best <= map.Terms.Count);
    }

    [Fact]
    public void ASavedSchemeIsLoadedAgain()
    {
        PackedScheme strassen = PackedScheme.Of(KnownSchemes.Strassen);
        using IFlipWalk walk = FlipWalk.Create(KnownSchemes.Strassen.Map, SchemeRing.ZT, 8);
        walk.Load(strassen);
        Assert.True(SchemeVerifier.Verify(walk.Save().Unpack(KnownSchemes.Strassen.Map, SchemeRing.ZT)).IsValid);
        Assert.Equal(7, walk.Rank);
        Assert.Equal(strassen, PackedScheme.Of(strassen.Unpack(KnownSchemes.Strassen.Map, SchemeRing.ZT)));
    }

    [Theory]
    [InlineData("2x2x2", SchemeRing.ZT, 7)]
    [InlineData("2x2x3", SchemeRing.Z2, 11)]
    [InlineData("3x3x3", SchemeRing.Z2, 23)]
    [InlineData("ss-222", SchemeRing.Z3, 5)]
    public void SmallRanksAreReached(string name, SchemeRing ring, int rank)
    {
        var search = new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse(name), ring), new FlipSearchOptions { Target = rank, FlipsPerRound = 1_000_000, MostFlips = 400_000_000, PlusEvery = 500 });
        FlipSearchState state = search.Run();
        Assert.Equal(rank, state.Rank);
        Assert.All(search.Schemes(state), scheme => Assert.Equal(rank, scheme.Rank));
    }

    [Fact]
    public void ASearchWithoutNeighboursEnds()
    {
        // A single product has no neighbours: more schemes than it are wanted, and there are none.
        var search = new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse("kt-222"), SchemeRing.Z3), new FlipSearchOptions { Target = 1, Wanted = 8 });
        FlipSearchState state = search.Run();
        Assert.Equal((1, true), (state.Rank, state.IsExhausted));
    }

    [Fact]
    public void TheNumberOfThreadsChangesNothing()
    {
        BilinearScheme start = BilinearScheme.Definition(BilinearMap.Parse("3x3x4"), SchemeRing.Z2);
        var options = new FlipSearchOptions { MostFlips = 2_000_000, FlipsPerRound = 50_000, Walks = 5, Patience = 2, Restart = 3 };
        FlipSearchState one = new FlipSearch(start, options).Run(1), two = new FlipSearch(start, options).Run(3);
        Assert.Equal(one.Flips, two.Flips);
        Assert.Equal(one.Pool, two.Pool);
        Assert.Equal(one.Walks, two.Walks);
        FlipSearchState other = new FlipSearch(start, options with { Seed = 2 }).Run(1);
        Assert.NotEqual(one.Walks, other.Walks);
    }

    [Fact]
    public void BadSearchesAreRefused()
    {
        BilinearScheme start = BilinearScheme.Definition(BilinearMap.Parse("2x2x2"), SchemeRing.Z2);
        Assert.Contains("out of range", Assert.Throws<InputError>(() => new FlipSearch(start, new FlipSearchOptions { Walks = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("matrix of 81 entries", Assert.Throws<InputError>(() => new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse("9x9x9"), SchemeRing.Z2), new FlipSearchOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("no walks over Q", Assert.Throws<InputError>(() => new FlipSearch(BilinearScheme.Definition(BilinearMap.Parse("2x2x2"), SchemeRing.Q), new FlipSearchOptions())).Message, StringComparison.Ordinal);
        var invalid = new BilinearScheme(start.Map, SchemeRing.Z2, start.Left, start.Right, start.Output.Select([7, 1, 2, 3, 4, 5, 6, 0]));
        Assert.Contains("no scheme for 2x2x2", Assert.Throws<InputError>(() => new FlipSearch(invalid, new FlipSearchOptions())).Message, StringComparison.Ordinal);
    }
}
