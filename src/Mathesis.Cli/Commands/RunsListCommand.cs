using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs list</c>: the runs of a store, newest first.</summary>
internal sealed class RunsListCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Option<string?> experiment = new("--experiment") { Description = "Only runs of this experiment", HelpName = "NAME" };
    private readonly Option<string?> state = new("--state")
    {
        Description = "Only runs in this state: planned, running, interrupted, finished or failed",
        HelpName = "STATE",
    };
    private readonly Option<int> limit = new("--limit")
    {
        Description = "At most so many, the newest",
        HelpName = "N",
        DefaultValueFactory = _ => 50,
    };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public RunsListCommand(Services services)
        : base("list", "List runs, newest first",
            "mathesis runs list", "mathesis runs list --state interrupted", "mathesis runs list --experiment grokking-progress --json")
    {
        this.services = services;
        Add(experiment);
        Add(state);
        Add(limit);
        Add(json);
        SetAction(Run);
    }

    private void Run(ParseResult parsed)
    {
        var filter = new RunFilter
        {
            Experiment = parsed.GetValue(experiment),
            State = parsed.GetValue(state) is { } name ? ParseState(name) : null,
            Limit = parsed.GetValue(limit) is > 0 and int count ? count : throw new InputError("it is too small", "--limit", "expected at least 1"),
        };
        // Looking makes no store.
        using Store? store = Services.HasStore(parsed) ? Services.OpenStore(parsed) : null;
        IReadOnlyList<RunRecord> runs = store?.Journal.List(filter) ?? [];
        if (parsed.GetValue(json))
        {
            services.WriteJson([.. runs.Select(run => RunOutput.Of(store!.Journal, run))], OutputJson.Readable.IReadOnlyListRunOutput);
            return;
        }
        if (runs.Count == 0)
        {
            services.Output.WriteLine($"no runs in {Path.GetFullPath(parsed.GetValue(CommonOptions.Store)!)}");
            return;
        }
        var table = new TextTable("run", "experiment", "scale", " seed", " replicates", "state", "verdict", " time", "begun");
        foreach (RunRecord run in runs)
        {
            table.Add(
                run.Id, run.Experiment, run.Scale.ToString().ToLowerInvariant(), run.Seed.ToString(CultureInfo.InvariantCulture),
                run.Replicates.ToString(CultureInfo.InvariantCulture), run.State.ToString().ToLowerInvariant(),
                RunText.Verdict(store!.Journal, run) ?? "", ArmProgress.Clock(TimeSpan.FromSeconds(run.Seconds)), RunText.Begun(run));
        }
        table.Write(services.Output);
    }

    private static RunState ParseState(string name) =>
        Enum.GetValues<RunState>().Cast<RunState?>().FirstOrDefault(value => value.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Suggestions.Unknown("state", name, Enum.GetNames<RunState>().Select(value => value.ToLowerInvariant()));
}
