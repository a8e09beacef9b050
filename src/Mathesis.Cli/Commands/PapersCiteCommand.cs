using System.CommandLine;
using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary><c>mathesis papers cite</c>: a reference to a paper.</summary>
internal sealed class PapersCiteCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public PapersCiteCommand(Services services)
        : base("cite", "Print a reference to a paper, as text and as BibTeX",
            "mathesis papers cite grokking-progress", "mathesis papers cite 105 --json")
    {
        Argument<string> paper = CommonOptions.Paper();
        Option<bool> json = CommonOptions.Json();
        Add(paper);
        Add(json);
        SetAction(parsed =>
        {
            Paper cited = PaperCatalogue.Find(parsed.GetValue(paper)!);
            var citation = new CitationOutput(1, cited.Number, cited.Slug, Citation.Plain(cited), Citation.BibTeX(cited));
            if (parsed.GetValue(json))
            {
                services.WriteJson(citation, OutputJson.Readable.CitationOutput);
                return;
            }
            services.Output.WriteLine(citation.Plain);
            services.Output.WriteLine();
            services.Output.WriteLine(citation.Bibtex);
        });
    }
}
