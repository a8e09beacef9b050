using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Executes a root run: its replicates side by side, then its findings and its report.</summary>
internal sealed class RootExecution(HostServices services, IExperiment experiment, RunRecord run, IRunObserver observer)
{
    private readonly SerialObserver events = new(observer);

    /// <summary>Executes the run, whose lock the caller holds, and journals how it ended.</summary>
    public async Task<RunOutcome> RunAsync(CancellationToken cancellation)
    {
        long start = services.Time.GetTimestamp();
        RunEnvironment environment = RunEnvironment.Capture(services.Options.Threads, services.Options.VectorPath);
        if (run.State != RunState.Planned && environment.DifferenceFrom(run.Environment) is { } difference) events.Note(experiment.Name, difference);
        services.Journal.Begin(run.Id, environment);
        try
        {
            File.Delete(Path.Combine(services.Store.RunFolder(run.Id), HostServices.ErrorFile));
            IReadOnlyList<ReplicateResult> replicates = await RunReplicatesAsync(cancellation).ConfigureAwait(false);
            IReadOnlyList<Finding> findings = Conclusions.Judge(experiment, run.Scale, replicates);
            services.Journal.SetFindings(run.Id, findings);
            RunRecord finished = run with
            {
                State = RunState.Finished,
                Failure = null,
                Seconds = run.Seconds + services.SecondsSince(start),
                Finished = services.Now,
                Environment = run.State == RunState.Planned ? environment : run.Environment,
            };
            RunOutcome outcome = Conclusions.Write(services, experiment, finished, replicates, findings);
            services.Journal.End(run.Id, RunState.Finished, finished.Seconds - run.Seconds, finished.Finished.Value);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            services.EndQuietly(run.Id, RunState.Interrupted, services.SecondsSince(start), null);
            throw;
        }
        catch (Exception exception)
        {
            if (exception is not (InputError or ArmFailedException)) services.WriteError(run.Id, exception.ToString());
            services.EndQuietly(run.Id, RunState.Failed, services.SecondsSince(start), exception.Message.ReplaceLineEndings(" "));
            throw;
        }
    }

    private async Task<IReadOnlyList<ReplicateResult>> RunReplicatesAsync(CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var scheduler = new ArmScheduler(services.Options.Threads);
        ReplicateContext[] contexts =
            [.. Enumerable.Range(0, run.Replicates).Select(i => new ReplicateContext(services, experiment, run, i, scheduler, events, linked.Token))];
        Task<ReplicateResult>[] tasks = [.. contexts.Select(context => Task.Run(() => RunReplicateAsync(context, linked), CancellationToken.None))];
        // When one fails, the others are asked to end; the failure, not their cancellation, is what this throws.
        return await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    private async Task<ReplicateResult> RunReplicateAsync(ReplicateContext context, CancellationTokenSource linked)
    {
        try
        {
            await experiment.ReplicateAsync(context).ConfigureAwait(false);
            linked.Token.ThrowIfCancellationRequested();
            ReplicateResult result = context.Result();
            services.Journal.SetMeasurements(run.Id, context.Index, result.Measurements);
            return result;
        }
        catch
        {
            await linked.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
