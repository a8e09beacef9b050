using System.CommandLine;
using System.Globalization;
using System.Text;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Cli;

/// <summary><c>mathesis private estimate</c>: the frequencies that reports show, with their errors.</summary>
internal sealed class PrivateEstimateCommand : MathesisCommand
{
    private const int ShownRows = 40;

    private readonly Services services;
    private readonly Argument<string[]> files = new("reports") { Description = "Files of reports of one survey", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> target = new("--to") { Description = "Also write all categories as CSV", HelpName = "FILE.csv" };
    private readonly Option<bool> project = new("--project") { Description = "Move the estimates to the nearest frequencies that are not negative and add up to 1" };
    private readonly Option<bool> all = new("--all") { Description = "Print every category, not the most frequent ones only" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public PrivateEstimateCommand(Services services)
        : base("estimate", "Estimate every category's frequency from reports, with standard errors and 95% intervals",
            "mathesis private estimate reports.jsonl", "mathesis private estimate monday.jsonl tuesday.jsonl --project --to frequencies.csv")
    {
        this.services = services;
        Add(files);
        Add(target);
        Add(project);
        Add(all);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        ReportFile reports = ReportFile.Read(parsed.GetValue(files)!);
        FrequencyEstimate estimate = FrequencyEstimate.Of(reports.Mechanism, reports.Reports, Environment.ProcessorCount);
        double[] shown = parsed.GetValue(project) ? SimplexProjection.Project([.. estimate.Frequencies]) : [.. estimate.Frequencies];
        var rows = new PrivateCategoryOutput[shown.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            (double low, double high) = estimate.Interval(i);
            rows[i] = new PrivateCategoryOutput(reports.Header.Categories[i], shown[i], estimate.StandardErrors[i], low, high);
        }
        if (parsed.GetValue(target) is { } path) WriteCsv(path, rows);
        if (reports.Header.Seed is not null) services.Error.WriteLine("warning: these reports were made with a seed, for an experiment; they protect nobody");
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new PrivateEstimateOutput
                {
                    Mechanism = reports.Mechanism.Name,
                    Epsilon = reports.Header.Epsilon,
                    Users = estimate.Users,
                    Projected = parsed.GetValue(project),
                    Frequencies = rows,
                },
                OutputJson.Readable.PrivateEstimateOutput);
            return ExitCodes.Success;
        }
        Print(reports, estimate.Users, rows, parsed.GetValue(all) ? rows.Length : ShownRows);
        return ExitCodes.Success;
    }

    private void Print(ReportFile reports, long users, PrivateCategoryOutput[] rows, int limit)
    {
        services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{users:N0} reports by {reports.Mechanism.Name} with epsilon {reports.Header.Epsilon}, {rows.Length:N0} categories"));
        var table = new TextTable("category", " frequency", " standard error", " 95% interval");
        foreach (PrivateCategoryOutput row in rows.OrderByDescending(row => row.Frequency).Take(limit))
            table.Add(row.Category, Percent(row.Frequency), Percent(row.StandardError), $"{Percent(row.Low)} to {Percent(row.High)}");
        table.Write(services.Output);
        if (rows.Length > limit) services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {rows.Length - limit:N0} less frequent categories; --all prints them, --to FILE.csv writes them"));
    }

    private static void WriteCsv(string path, PrivateCategoryOutput[] rows)
    {
        var text = new StringBuilder("category,frequency,standard_error,low,high\n");
        foreach (PrivateCategoryOutput row in rows)
            text.Append(Quote(row.Category)).Append(CultureInfo.InvariantCulture, $",{row.Frequency:R},{row.StandardError:R},{row.Low:R},{row.High:R}\n");
        AtomicFile.WriteAllText(path, text.ToString());
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Percent(double fraction) => (100 * fraction).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
