using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Executes an arm within this process, under its lock, from its latest snapshot.</summary>
internal static class ArmExecution
{
    /// <summary>Executes the arm and journals how it ended.</summary>
    /// <exception cref="OperationCanceledException">The token requested an end; the arm can be resumed.</exception>
    /// <exception cref="InputError">Bad input, or surroundings that fail.</exception>
    /// <exception cref="ArmFailedException">Any other error, written to a file in the run's folder.</exception>
    public static void Run(
        HostServices services, IExperiment experiment, RunRecord run, int threads, IProgressSink progress, CancellationToken cancellation)
    {
        if (run.Arm is null || !experiment.Arms.TryGetValue(run.Arm, out Action<IArmContext>? arm))
            throw new InputError($"run {run.Id} is no arm of experiment '{experiment.Name}'");
        string folder = services.Store.CreateRunFolder(run.Id);
        using RunLock held = RunLock.Acquire(folder, run.Id, RunLock.Patience, cancellation);
        long start = services.Time.GetTimestamp();
        RunEnvironment environment = RunEnvironment.Capture(threads, services.Options.VectorPath);
        if (run.State != RunState.Planned && environment.DifferenceFrom(run.Environment) is { } difference) progress.Note(difference);
        services.Journal.Begin(run.Id, environment);
        try
        {
            File.Delete(Path.Combine(folder, HostServices.ErrorFile));
            using var bench = new FolderWorkbench(folder, threads, services.Options.SnapshotInterval, progress, services.Time, cancellation);
            arm(new ArmContext(bench, run));
            bench.Complete();
            services.Journal.Finish(run.Id, bench.Measurements, services.SecondsSince(start), services.Now);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            services.EndQuietly(run.Id, RunState.Interrupted, services.SecondsSince(start), null);
            throw;
        }
        catch (InputError error)
        {
            services.EndQuietly(run.Id, RunState.Failed, services.SecondsSince(start), error.Message);
            throw;
        }
        catch (Exception exception)
        {
            string path = services.WriteError(run.Id, exception.ToString());
            string reason = $"{exception.GetType().Name}: {exception.Message}".ReplaceLineEndings(" ");
            services.EndQuietly(run.Id, RunState.Failed, services.SecondsSince(start), reason);
            throw new ArmFailedException($"arm '{run.Label}' (run {run.Id}) failed: {reason}; the whole error is in {path}");
        }
    }
}
