using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs compare</c>: two runs side by side.</summary>
internal sealed class RunsCompareCommand : MathesisCommand
{
    private readonly Services services;

    /// <summary>Creates the command.</summary>
    public RunsCompareCommand(Services services)
        : base("compare", "Put two runs side by side: settings that differ, measurements, verdicts",
            "mathesis runs compare k7f m2x", "mathesis runs compare k7f m2x --json")
    {
        this.services = services;
        Argument<string> first = CommonOptions.Run("first");
        Argument<string> second = CommonOptions.Run("second");
        Option<bool> json = CommonOptions.Json();
        Add(first);
        Add(second);
        Add(json);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            ComparisonOutput comparison = RunComparison.Compare(
                store.Journal, store.Journal.Find(parsed.GetValue(first)!), store.Journal.Find(parsed.GetValue(second)!));
            if (parsed.GetValue(json)) services.WriteJson(comparison, OutputJson.Readable.ComparisonOutput);
            else Print(comparison);
        });
    }

    private void Print(ComparisonOutput comparison)
    {
        if (comparison.Settings.Count == 0) services.Output.WriteLine("the same settings");
        else Print("setting", comparison, comparison.Settings);
        if (comparison.Measurements.Count > 0)
        {
            services.Output.WriteLine();
            var table = new TextTable("measurement", " " + comparison.First, " " + comparison.Second, " difference");
            foreach (ComparedNumber pair in comparison.Measurements)
                table.Add(pair.Name, Number(pair.First), Number(pair.Second), Number(pair.Second - pair.First));
            table.Write(services.Output);
        }
        if (comparison.Verdicts.Count == 0) return;
        services.Output.WriteLine();
        Print("claim", comparison, comparison.Verdicts);
    }

    private void Print(string title, ComparisonOutput comparison, IReadOnlyList<ComparedText> pairs)
    {
        var table = new TextTable(title, comparison.First, comparison.Second);
        foreach (ComparedText pair in pairs) table.Add(pair.Name, pair.First ?? "—", pair.Second ?? "—");
        table.Write(services.Output);
    }

    private static string Number(double? value) => ClaimText.Value(value ?? double.NaN, MetricFormat.Number);
}
