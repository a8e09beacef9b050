using System.Text.Json.Nodes;

namespace Mathesis.Laboratory;

/// <summary>One replicate of a run: starts its arms, and keeps what it measures.</summary>
internal sealed class ReplicateContext(
    HostServices services, IExperiment experiment, RunRecord root, int index, ArmScheduler scheduler, IRunObserver observer,
    CancellationToken cancellation) : IReplicateContext
{
    private readonly Lock gate = new();
    private readonly List<string> labels = [];
    private readonly Dictionary<string, ArmResult> results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> measurements = new(StringComparer.Ordinal);

    public ulong Seed { get; } = unchecked(root.Seed + (ulong)index);

    public Scale Scale => root.Scale;

    public JsonObject Settings { get; } = HostServices.Normalise(root.Settings);

    public CancellationToken Cancellation => cancellation;

    /// <summary>Which replicate this is, from 0.</summary>
    public int Index => index;

    public void Measure(string name, double value)
    {
        lock (gate) measurements[name] = value;
    }

    public async Task<ArmResult> RunArmAsync(string arm, string label, JsonObject? settings = null)
    {
        if (!experiment.Arms.ContainsKey(arm))
            throw new InvalidOperationException($"experiment '{experiment.Name}' has no arm '{arm}'");
        RunRecord run;
        lock (gate)
        {
            if (labels.Contains(label)) throw new InvalidOperationException($"a replicate started two arms labelled '{label}'");
            labels.Add(label);
            run = FindOrPlan(arm, label, Merge(settings));
        }
        string shown = root.Replicates > 1 ? $"{label} · seed {Seed}" : label;
        if (run.State == RunState.Finished)
        {
            observer.ArmStarted(shown, run.Id);
            observer.ArmFinished(shown, RunState.Finished);
        }
        else
        {
            await ExecuteAsync(run, shown).ConfigureAwait(false);
        }
        var result = new ArmResult(arm, label, run.Id, services.Store.RunFolder(run.Id), services.Journal.Measurements(run.Id));
        lock (gate) results[label] = result;
        return result;
    }

    /// <summary>What the replicate left, once it ended.</summary>
    public ReplicateResult Result()
    {
        lock (gate) return new ReplicateResult(Seed, measurements, [.. labels.Where(results.ContainsKey).Select(label => results[label])]);
    }

    private async Task ExecuteAsync(RunRecord run, string shown)
    {
        int threads = await scheduler.EnterAsync(cancellation).ConfigureAwait(false);
        observer.ArmStarted(shown, run.Id);
        var state = RunState.Failed;
        try
        {
            // An experiment of a single computation needs no process beside this one.
            if (experiment.Arms.Count == 1 && root.Replicates == 1)
            {
                var progress = new ObservedProgress(observer, shown, services.Time);
                await Task.Factory.StartNew(
                    () => ArmExecution.Run(services, experiment, run, threads, progress, cancellation),
                    CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            else
            {
                await ArmProcess.RunAsync(services, run, threads, shown, observer, cancellation).ConfigureAwait(false);
            }
            state = RunState.Finished;
        }
        catch (OperationCanceledException)
        {
            state = RunState.Interrupted;
            throw;
        }
        finally
        {
            scheduler.Leave(threads);
            observer.ArmFinished(shown, state);
        }
    }

    /// <summary>The arm's run from before the interruption, or a new one.</summary>
    private RunRecord FindOrPlan(string arm, string label, JsonObject settings)
    {
        RunRecord? before = services.Journal.Children(root.Id).FirstOrDefault(run =>
            run.Seed == Seed && run.Arm == arm && run.Label == label && JsonNode.DeepEquals(run.Settings, settings));
        if (before is not null) return before;
        RunRecord run = root with
        {
            Id = services.Store.NewId(services.Now),
            ParentId = root.Id,
            Arm = arm,
            Label = label,
            Seed = Seed,
            Replicates = 1,
            Settings = settings,
            State = RunState.Planned,
            Created = services.Now,
            Seconds = 0,
        };
        services.Store.CreateRunFolder(run.Id);
        services.Journal.Create(run);
        return run;
    }

    private JsonObject Merge(JsonObject? settings)
    {
        JsonObject merged = Settings.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in settings ?? []) merged[name] = value?.DeepClone();
        return HostServices.Normalise(merged);
    }
}
