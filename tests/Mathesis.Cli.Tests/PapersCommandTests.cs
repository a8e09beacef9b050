using System.Text.Json;
using Mathesis.Core;
using Mathesis.Papers;

namespace Mathesis.Cli.Tests;

public class PapersCommandTests
{
    [Fact]
    public void JsonIsTheContractsArray()
    {
        ProgramRun run = ProgramRun.Of(["papers", "--json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        JsonElement papers = run.Json();
        Assert.Equal(119, papers.GetArrayLength());
        foreach (JsonElement paper in papers.EnumerateArray())
        {
            Assert.Equal(
                ["schema", "number", "slug", "title", "cluster", "state", "claims", "verdict"],
                paper.EnumerateObject().Select(property => property.Name));
            Assert.Equal(1, paper.GetProperty("schema").GetInt32());
            Assert.Contains(paper.GetProperty("state").GetString(), (string[])["works", "planned"]);
            Assert.True(paper.GetProperty("claims").GetInt32() >= 0);
            Assert.Contains(paper.GetProperty("verdict").GetString(), (string?[])["holds", "fails", "undecided", null]);
        }
    }

    [Fact]
    public void TheListHasALineForEachPaper()
    {
        ProgramRun run = ProgramRun.Of(["papers"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(120, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void ShowPrintsTheAbstract()
    {
        ProgramRun run = ProgramRun.Of(["papers", "show", "105"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("105. Progress measures for grokking", run.Output, StringComparison.Ordinal);
        Assert.Contains("2301.05217", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowAsJsonHoldsTheWholeEntry()
    {
        JsonElement paper = ProgramRun.Of(["papers", "show", "grokking-progress", "--json"]).Json();
        Assert.Equal(1, paper.GetProperty("schema").GetInt32());
        Assert.Equal(105, paper.GetProperty("number").GetInt32());
        Assert.Equal(PaperCatalogue.Find("105").Abstract, paper.GetProperty("abstract").GetString());
        Assert.Equal(JsonValueKind.Array, paper.GetProperty("claims").ValueKind);
    }

    [Fact]
    public void CitePrintsBibTeX()
    {
        ProgramRun run = ProgramRun.Of(["papers", "cite", "37"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("@misc{global-workspace,", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, ProgramRun.Of(["papers", "cite", "37", "--json"]).Json().GetProperty("schema").GetInt32());
    }

    [Fact]
    public void ThePageOfPapersIsWhatTheProgramGenerates()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "papers.md"));
        Assert.Equal(ProgramRun.Of(["papers", "--markdown"]).Output, page);
    }

    [Fact]
    public void TheReadmesTableIsWhatTheProgramGenerates()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        IReadOnlyList<PaperStatus> papers = PaperStatus.OfAll(Registry.Compose(Papers.Registrations.AddTo));
        Assert.Equal(CatalogueMarkdown.Insert(readme, papers), readme);
    }
}
