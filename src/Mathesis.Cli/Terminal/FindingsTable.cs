using Mathesis.Laboratory;
using Spectre.Console;

namespace Mathesis.Cli;

/// <summary>Prints what a run found: claim, paper, measured, verdict.</summary>
internal static class FindingsTable
{
    /// <summary>Prints the table, then why claims fail or are undecided. The report has the claims in full sentences.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("claim"));
        table.AddColumn(new TableColumn("paper"));
        table.AddColumn(new TableColumn("measured"));
        table.AddColumn(new TableColumn("wanted") { NoWrap = true });
        table.AddColumn(new TableColumn("verdict") { NoWrap = true });
        foreach (Finding finding in findings)
        {
            table.AddRow(
                new Text(finding.Claim.Id.Replace('-', ' ')), new Text(finding.Claim.Reported),
                new Text(ClaimText.Measured(finding)), new Text(ClaimText.Criterion(finding.Claim)),
                new Text(ClaimText.Word(finding.Verdict), new Style(ColourOf(finding.Verdict))));
        }
        console.Write(table);
        foreach (IGrouping<string, Finding> reason in findings.Where(finding => finding.Explanation is not null).GroupBy(finding => finding.Explanation!))
        {
            string claims = reason.Count() > 3 ? $"{reason.Count()} claims" : string.Join(", ", reason.Select(finding => finding.Claim.Id));
            console.Write(new Text($"{claims} {ClaimText.Word(reason.First().Verdict)}: {reason.Key}\n"));
        }
    }

    /// <summary>The colour of a verdict.</summary>
    public static Color ColourOf(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Holds => Color.Green,
        ClaimVerdict.Fails => Color.Red,
        _ => Color.Yellow,
    };
}
