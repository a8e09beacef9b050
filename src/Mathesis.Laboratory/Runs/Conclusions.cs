using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>What follows from finished replicates: findings, the report, and the findings as a file.</summary>
internal static class Conclusions
{
    public const string ReportFile = "report.html";
    public const string FindingsFile = "findings.json";

    /// <summary>Judges every claim by what the replicates measured; a claim whose metric none measured is undecided.</summary>
    public static IReadOnlyList<Finding> Judge(IExperiment experiment, Scale scale, IReadOnlyList<ReplicateResult> replicates) =>
        [.. experiment.Claims.Select(claim => ClaimJudge.Judge(
            claim,
            [.. replicates.Where(r => r.Measurements.ContainsKey(claim.Metric)).Select(r => r.Measurements[claim.Metric])],
            scale))];

    /// <summary>Writes the report and the findings into the run's folder.</summary>
    public static RunOutcome Write(
        HostServices services, IExperiment experiment, RunRecord run, IReadOnlyList<ReplicateResult> replicates, IReadOnlyList<Finding> findings)
    {
        string folder = services.Store.RunFolder(run.Id);
        var outcome = new RunOutcome { Run = run, Findings = findings, ReportPath = Path.Combine(folder, ReportFile) };
        var report = new HtmlReport(Header(services, run), findings);
        experiment.Report(report, replicates);
        AtomicFile.WriteAllText(outcome.ReportPath, report.Render());
        AtomicFile.Write(
            Path.Combine(folder, FindingsFile),
            stream => FindingsJson.Write(stream, outcome, services.Options.Paper(run.Experiment), folder));
        return outcome;
    }

    /// <summary>The replicates of a finished run, from the journal.</summary>
    public static IReadOnlyList<ReplicateResult> Read(HostServices services, RunRecord run)
    {
        ILookup<ulong, RunRecord> arms = services.Journal.Children(run.Id)
            .Where(arm => arm.State == RunState.Finished).ToLookup(arm => arm.Seed);
        return [.. Enumerable.Range(0, run.Replicates).Select(index =>
        {
            ulong seed = unchecked(run.Seed + (ulong)index);
            return new ReplicateResult(seed, services.Journal.Measurements(run.Id, index), [.. arms[seed].Select(arm => new ArmResult(
                arm.Arm!, arm.Label!, arm.Id, services.Store.RunFolder(arm.Id), services.Journal.Measurements(arm.Id)))]);
        })];
    }

    private static ReportHeader Header(HostServices services, RunRecord run)
    {
        (string title, string summary) = services.Options.Introduce(run);
        return new ReportHeader
        {
            Title = title,
            Summary = summary,
            RunId = run.Id,
            Reproduce = run.Command,
            Configuration = [.. Configuration(run)],
        };
    }

    private static IEnumerable<(string Name, string Value)> Configuration(RunRecord run)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        yield return ("scale", run.Scale.ToString().ToLowerInvariant());
        yield return ("seed", run.Seed.ToString(culture));
        yield return ("replicates", run.Replicates.ToString(culture));
        foreach ((string name, JsonNode? value) in run.Settings)
            yield return (name, value is JsonValue text && text.TryGetValue(out string? plain) ? plain : value?.ToJsonString() ?? "none");
        yield return ("begun", run.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", culture));
        yield return ("seconds", run.Seconds.ToString("0.0", culture));
        yield return ("Mathesis", run.Environment.Mathesis);
        yield return ("runtime", run.Environment.DotNet);
        yield return ("system", run.Environment.OperatingSystem);
        yield return ("processor", $"{run.Environment.Processor}, {run.Environment.Cores.ToString(culture)} cores");
        yield return ("vector path", run.Environment.VectorPath);
        yield return ("threads", run.Environment.Threads.ToString(culture));
        yield return ("random stream", $"version {run.Environment.RandomStream.ToString(culture)}");
    }
}
