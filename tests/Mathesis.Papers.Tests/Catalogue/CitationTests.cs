namespace Mathesis.Papers.Tests;

public class CitationTests
{
    [Fact]
    public void AFullReferenceIsCitedInFull()
    {
        Paper paper = PaperCatalogue.Find("105");
        Assert.Equal(
            "Neel Nanda, Lawrence Chan, Tom Lieberum, Jess Smith, Jacob Steinhardt. Progress measures for grokking via mechanistic "
            + "interpretability. ICLR 2023. arXiv:2301.05217.",
            Citation.Plain(paper));
        string entry = Citation.BibTeX(paper);
        Assert.StartsWith("@inproceedings{grokking-progress,", entry, StringComparison.Ordinal);
        Assert.Contains("author = {Neel Nanda and Lawrence Chan", entry, StringComparison.Ordinal);
        Assert.Contains("eprint = {2301.05217}", entry, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotRecordedIsLeftOut()
    {
        string entry = Citation.BibTeX(PaperCatalogue.Find("1"));
        Assert.StartsWith("@misc{grok-or-not,", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("author", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("year", entry, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPaperCanBeCitedWithBalancedBraces() => Assert.All(PaperCatalogue.All, paper =>
    {
        string entry = Citation.BibTeX(paper);
        Assert.Equal(entry.Count(c => c == '{'), entry.Count(c => c == '}'));
        Assert.Contains(paper.Title, Citation.Plain(paper), StringComparison.Ordinal);
    });
}
