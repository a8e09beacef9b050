using System.Text.RegularExpressions;
using Mathesis.Core;

namespace Mathesis.Papers.Tests;

public class PaperCatalogueTests
{
    [Fact]
    public void HoldsTheHundredAndNineteenPapersByNumber() =>
        Assert.Equal(Enumerable.Range(1, 119), PaperCatalogue.All.Select(paper => paper.Number));

    [Fact]
    public void SlugsAreUniqueAndWellFormed()
    {
        Assert.Equal(PaperCatalogue.All.Count, PaperCatalogue.All.Select(paper => paper.Slug).Distinct().Count());
        Assert.All(PaperCatalogue.All, paper => Assert.Matches(new Regex("^[a-z0-9]+(-[a-z0-9]+)*$"), paper.Slug));
    }

    [Fact]
    public void EveryPaperHasATitleAnAbstractAndAKnownCluster() => Assert.All(PaperCatalogue.All, paper =>
    {
        Assert.NotEmpty(paper.Title.Trim());
        Assert.True(paper.Abstract.Length > 200, paper.Slug);
        Assert.Equal(paper.Cluster, PaperCatalogue.ClusterOf(paper).Id);
        Assert.NotNull(paper.Reference.Authors);
    });

    [Fact]
    public void EveryClusterHasPapers() =>
        Assert.All(PaperCatalogue.Clusters, cluster => Assert.Contains(PaperCatalogue.All, paper => paper.Cluster == cluster.Id));

    [Theory]
    [InlineData("105")]
    [InlineData("grokking-progress")]
    [InlineData("Grokking-Progress")]
    public void FindsBySlugAndNumber(string name)
    {
        Paper paper = PaperCatalogue.Find(name);
        Assert.Equal(105, paper.Number);
        Assert.Equal("Progress measures for grokking via mechanistic interpretability", paper.Title);
        Assert.Equal("A1", paper.Cluster);
    }

    [Fact]
    public void AnUnknownSlugNamesTheNearest()
    {
        InputError error = Assert.Throws<InputError>(() => PaperCatalogue.Find("groking-progress"));
        Assert.Contains("did you mean grokking-progress?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("120")]
    [InlineData("99999999999999999999")]
    [InlineData("-3")]
    [InlineData("")]
    public void ANumberOutOfRangeIsBadInput(string name) => Assert.Throws<InputError>(() => PaperCatalogue.Find(name));
}
