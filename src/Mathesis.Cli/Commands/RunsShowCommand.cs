using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs show</c>: everything the journal holds of a run.</summary>
internal sealed class RunsShowCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> name = CommonOptions.Run();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public RunsShowCommand(Services services)
        : base("show", "Show a run: settings, machine, arms, measurements, findings",
            "mathesis runs show k7f", "mathesis runs show 261123-2031-k7f --json")
    {
        this.services = services;
        Add(name);
        Add(json);
        SetAction(parsed =>
        {
            using Store store = Services.OpenExistingStore(parsed);
            RunRecord run = store.Journal.Find(parsed.GetValue(name)!);
            if (parsed.GetValue(json)) services.WriteJson(Details(store, run), OutputJson.Readable.RunDetailsOutput);
            else Show(store, run);
        });
    }

    private static RunDetailsOutput Details(Store store, RunRecord run) => new(
        1, RunOutput.Of(store.Journal, run), store.RunFolder(run.Id), run.Environment,
        [.. Enumerable.Range(0, run.Replicates).Select(replicate => store.Journal.Measurements(run.Id, replicate))],
        [.. store.Journal.Findings(run.Id).Select(FindingOutput.Of)],
        [.. store.Journal.Children(run.Id).Select(arm => RunOutput.Of(store.Journal, arm))]);

    private void Show(Store store, RunRecord run)
    {
        TextWriter output = services.Output;
        output.WriteLine(run.IsArm ? $"{run.Id}: arm '{run.Label}' of run {run.ParentId} ({run.Experiment})" : $"{run.Id}: {run.Experiment}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.State.ToString().ToLowerInvariant()}, {run.Scale.ToString().ToLowerInvariant()} scale, seed {run.Seed}, {run.Replicates} replicate{(run.Replicates == 1 ? "" : "s")}"));
        output.WriteLine($"begun {RunText.Begun(run)}, {ArmProgress.Clock(TimeSpan.FromSeconds(run.Seconds))} of work");
        if (run.Failure is not null) output.WriteLine($"failed: {run.Failure}");
        RunEnvironment machine = run.Environment;
        output.WriteLine($"Mathesis {machine.Mathesis}, {machine.DotNet}, {machine.Processor}, vector path {machine.VectorPath}, {machine.Threads} threads");
        output.WriteLine($"folder {store.RunFolder(run.Id)}");
        output.WriteLine($"again: {run.Command}");
        foreach ((string setting, JsonNode? value) in run.Settings) output.WriteLine($"  {setting} = {RunText.Setting(value)}");

        IReadOnlyList<RunRecord> arms = store.Journal.Children(run.Id);
        if (arms.Count > 0)
        {
            output.WriteLine();
            var table = new TextTable("arm", "run", " seed", "state", " time");
            foreach (RunRecord arm in arms)
            {
                table.Add(
                    arm.Label!, arm.Id, arm.Seed.ToString(CultureInfo.InvariantCulture), arm.State.ToString().ToLowerInvariant(),
                    ArmProgress.Clock(TimeSpan.FromSeconds(arm.Seconds)));
            }
            table.Write(output);
        }
        for (int replicate = 0; replicate < run.Replicates; replicate++)
        {
            IReadOnlyDictionary<string, double> measurements = store.Journal.Measurements(run.Id, replicate);
            if (measurements.Count == 0) continue;
            output.WriteLine();
            var table = new TextTable("measurement", string.Create(CultureInfo.InvariantCulture, $" seed {unchecked(run.Seed + (ulong)replicate)}"));
            foreach ((string metric, double value) in measurements) table.Add(metric, ClaimText.Value(value, MetricFormat.Number));
            table.Write(output);
        }
        IReadOnlyList<Finding> findings = store.Journal.Findings(run.Id);
        if (findings.Count == 0) return;
        output.WriteLine();
        FindingsTable.Write(services.CreateConsole(), findings);
    }
}
