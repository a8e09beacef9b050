using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary><c>mathesis papers</c>: the catalogue.</summary>
internal sealed class PapersCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Option<bool> json = CommonOptions.Json();
    private readonly Option<bool> markdown = new("--markdown") { Description = "Print the page docs/papers.md" };
    private readonly Option<bool> update = new("--update")
    {
        Description = "With --markdown: write docs/papers.md and the table in README.md instead of printing",
    };

    /// <summary>Creates the command.</summary>
    public PapersCommand(Services services)
        : base("papers", "List the papers, or show or cite one",
            "mathesis papers", "mathesis papers --json", "mathesis papers show grokking-progress", "mathesis papers cite 105")
    {
        this.services = services;
        Add(json);
        Add(markdown);
        Add(update);
        Add(new PapersShowCommand(services));
        Add(new PapersCiteCommand(services));
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(json) && parsed.GetValue(markdown))
            throw new InputError("--json and --markdown exclude each other", expected: "give one of them");
        if (parsed.GetValue(update) && !parsed.GetValue(markdown))
            throw new InputError("it needs --markdown", "--update", "write papers --markdown --update");
        IReadOnlyList<PaperStatus> papers = PaperStatus.OfAll(services.Registry);
        if (parsed.GetValue(json)) services.WriteJson([.. papers.Select(PaperOutput.Of)], OutputJson.Readable.IReadOnlyListPaperOutput);
        else if (parsed.GetValue(update)) Update(papers);
        else if (parsed.GetValue(markdown)) services.Output.Write(CatalogueMarkdown.Page(papers));
        else List(papers);
        return ExitCodes.Success;
    }

    private void List(IReadOnlyList<PaperStatus> papers)
    {
        var table = new TextTable(" no", "paper", "cluster", "state", "verdict", "title");
        foreach (PaperStatus status in papers)
        {
            table.Add(
                status.Paper.Number.ToString(CultureInfo.InvariantCulture), status.Paper.Slug, status.Paper.Cluster,
                status.State.ToString().ToLowerInvariant(), status.Verdict?.ToString().ToLowerInvariant() ?? "", status.Paper.Title);
        }
        table.Write(services.Output, services.IsTerminal ? services.Width : 0);
    }

    private void Update(IReadOnlyList<PaperStatus> papers)
    {
        string page = Path.Combine(Repository.Root, "docs", "papers.md");
        string readme = Path.Combine(Repository.Root, "README.md");
        string text = CatalogueMarkdown.Insert(File.ReadAllText(readme), papers);
        AtomicFile.WriteAllText(page, CatalogueMarkdown.Page(papers));
        AtomicFile.WriteAllText(readme, text);
        services.Output.WriteLine($"wrote {page} and the table in {readme}");
    }
}
