using System.Text;
using Mathesis.Laboratory;

namespace Mathesis.Papers.Tests;

public class RecordedResultsTests
{
    [Fact]
    public void ReadsWhatReproduceRecords()
    {
        const string Json = """{"schema":1,"paper":105,"slug":"grokking-progress","scale":"small","seed":7,"verdict":"undecided","findings":[]}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));
        Assert.Equal(new RecordedResult("grokking-progress", Scale.Small, 7, ClaimVerdict.Undecided), RecordedResults.Read(stream));
    }

    [Fact]
    public void WithoutResultsThereIsNoVerdict() => Assert.Null(RecordedResults.Combine([]));

    [Fact]
    public void SmokeRunsDecideNothing() =>
        Assert.Null(RecordedResults.Combine([new("x", Scale.Smoke, 1, ClaimVerdict.Holds)]));

    [Fact]
    public void TheLeastFavourableSeedDecides()
    {
        RecordedResult holds = new("x", Scale.Small, 1, ClaimVerdict.Holds);
        RecordedResult undecided = new("x", Scale.Small, 2, ClaimVerdict.Undecided);
        RecordedResult fails = new("x", Scale.Small, 3, ClaimVerdict.Fails);
        Assert.Equal(ClaimVerdict.Holds, RecordedResults.Combine([holds]));
        Assert.Equal(ClaimVerdict.Undecided, RecordedResults.Combine([undecided, holds]));
        Assert.Equal(ClaimVerdict.Fails, RecordedResults.Combine([holds, fails, undecided]));
    }

    [Fact]
    public void TheLargestScaleDecides() => Assert.Equal(
        ClaimVerdict.Holds,
        RecordedResults.Combine([new("x", Scale.Small, 1, ClaimVerdict.Fails), new("x", Scale.Paper, 1, ClaimVerdict.Holds)]));

    [Fact]
    public void EveryShippedResultIsOfAPaperOfTheCatalogue() =>
        Assert.All(RecordedResults.All, result => Assert.Equal(result.Slug, PaperCatalogue.Find(result.Slug).Slug));
}
