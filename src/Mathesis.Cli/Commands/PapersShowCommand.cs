using System.CommandLine;
using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary><c>mathesis papers show</c>: a paper's abstract, its claims, how each is checked and what is scaled.</summary>
internal sealed class PapersShowCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> paper = CommonOptions.Paper();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public PapersShowCommand(Services services)
        : base("show", "Show a paper's abstract, its claims and how each is checked",
            "mathesis papers show grokking-progress", "mathesis papers show 105 --json")
    {
        this.services = services;
        Add(paper);
        Add(json);
        SetAction(parsed =>
        {
            PaperStatus status = PaperStatus.Of(PaperCatalogue.Find(parsed.GetValue(paper)!), services.Registry);
            if (parsed.GetValue(json)) services.WriteJson(PaperDetailsOutput.Of(status), OutputJson.Readable.PaperDetailsOutput);
            else Show(status);
        });
    }

    private void Show(PaperStatus status)
    {
        TextWriter output = services.Output;
        int width = Math.Min(services.Width, 100);
        Paper shown = status.Paper;
        Paragraph.Write(output, shown.Title, width, first: string.Create(CultureInfo.InvariantCulture, $"{shown.Number}. "), indent: "     ");
        output.WriteLine($"{shown.Slug} · {shown.Cluster} {PaperCatalogue.ClusterOf(shown).Name}");
        output.WriteLine($"source: {Citation.Plain(shown)}");
        output.WriteLine();
        Paragraph.Write(output, shown.Abstract, width);
        output.WriteLine();
        if (status.State == PaperState.Planned)
        {
            output.WriteLine("State: planned; it has no experiment yet.");
            return;
        }
        string verdict = status.Verdict is { } recorded ? $"recorded verdict: {recorded.ToString().ToLowerInvariant()}" : "no result is recorded";
        output.WriteLine($"State: works ({verdict}); run it with: mathesis reproduce {shown.Slug}");
        output.WriteLine();
        output.WriteLine("Claims");
        foreach (Claim claim in status.Claims) Show(claim, width);
    }

    private void Show(Claim claim, int width)
    {
        TextWriter output = services.Output;
        const string Indent = "              ";
        output.WriteLine();
        output.WriteLine("  " + claim.Id);
        Paragraph.Write(output, claim.Statement, width, "    ");
        Paragraph.Write(output, $"{claim.Reported} ({claim.Source})", width, Indent, "    paper     ");
        string threshold = claim.Threshold.Calibration is { } calibration ? $"calibrated once, {calibration}" : "the paper's own bound";
        Paragraph.Write(output, $"{claim.Metric} {ClaimText.Criterion(claim)}, {Decision(claim)}; {threshold}", width, Indent, "    check     ");
        string fidelity = claim.Fidelity.ToString().ToLowerInvariant();
        Paragraph.Write(output, claim.Scaled is null ? fidelity : $"{fidelity}: {claim.Scaled}", width, Indent, "    fidelity  ");
    }

    /// <summary>How replicates decide a claim.</summary>
    private static string Decision(Claim claim)
    {
        string how = claim.Aggregation switch
        {
            Aggregation.Mean => "by the mean's 95% interval",
            Aggregation.Rate => "by the rate's 95% interval",
            _ => "in every replicate",
        };
        return claim.Replicates > 1 ? string.Create(CultureInfo.InvariantCulture, $"{how}, at least {claim.Replicates} replicates") : how;
    }
}
