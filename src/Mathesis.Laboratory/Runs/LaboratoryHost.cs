using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Runs experiments: journals them, executes their arms, resumes what was interrupted, and keeps their reports.</summary>
/// <param name="store">Where runs lie; the caller closes it.</param>
/// <param name="experiments">The experiments there are.</param>
/// <param name="self">How this program can be started again.</param>
/// <param name="options">How to work.</param>
public sealed class LaboratoryHost(Store store, IReadOnlyList<IExperiment> experiments, SelfCommand self, LaboratoryOptions options)
{
    private readonly HostServices services = new(store, self, options);

    /// <summary>Runs an experiment to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="observer">Who watches.</param>
    /// <param name="cancellation">Requests an end; the run can be resumed.</param>
    /// <exception cref="InputError">Bad input, or surroundings that fail.</exception>
    /// <exception cref="ArmFailedException">An arm failed by an error of the program.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<RunOutcome> RunAsync(RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        IExperiment experiment = Find(request.Experiment);
        if (request.Replicates < 1)
            throw new InputError($"{request.Replicates} replicates are too few", "replicates", "expected at least 1");
        JsonObject settings = HostServices.Normalise(experiment.Configure(request.Scale, request.Settings));
        string id = store.NewId(services.Now);
        using RunLock held = RunLock.Acquire(store.CreateRunFolder(id), id, RunLock.Patience, cancellation);
        var run = new RunRecord
        {
            Id = id,
            Experiment = experiment.Name,
            Seed = request.Seed,
            Scale = request.Scale,
            Replicates = request.Replicates,
            Settings = settings,
            State = RunState.Planned,
            Created = services.Now,
            Environment = RunEnvironment.Capture(options.Threads, options.VectorPath),
            Command = request.Command,
        };
        try
        {
            store.Journal.Create(run);
        }
        catch
        {
            DeleteFolder(store.RunFolder(id));
            throw;
        }
        return await new RootExecution(services, experiment, run, observer).RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Resumes an interrupted or failed run from its last snapshots; a finished one is only looked up.</summary>
    /// <param name="idOrPrefix">The run, or one of its arms.</param>
    /// <param name="observer">Who watches.</param>
    /// <param name="cancellation">Requests an end.</param>
    /// <exception cref="InputError">No such run, or another process executes it.</exception>
    /// <exception cref="ArmFailedException">An arm failed by an error of the program.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted again.</exception>
    public async Task<RunOutcome> ResumeAsync(string idOrPrefix, IRunObserver observer, CancellationToken cancellation)
    {
        RunRecord run = FindRoot(idOrPrefix);
        using RunLock held = RunLock.Acquire(store.CreateRunFolder(run.Id), run.Id, RunLock.Patience, cancellation);
        run = store.Journal.Find(run.Id);
        if (run.State == RunState.Finished) return Outcome(run);
        return await new RootExecution(services, Find(run.Experiment), run, observer).RunAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What a finished run found, from the journal.</summary>
    /// <exception cref="InputError">No such run, or it is not finished.</exception>
    public RunOutcome Outcome(string idOrPrefix) => Outcome(RequireFinished(FindRoot(idOrPrefix)));

    /// <summary>
    /// Executes an arm as a child process: the body of the hidden command <c>runs exec</c>. Progress goes to the output as JSON
    /// lines; the end of the input, SIGINT, SIGTERM and SIGHUP request an end.
    /// </summary>
    /// <param name="id">The arm's run.</param>
    /// <param name="threads">How many threads it may use.</param>
    /// <param name="input">The process's standard input.</param>
    /// <param name="output">The process's standard output; nothing else may be written there.</param>
    /// <returns>The process's exit code.</returns>
    public int ExecuteArm(string id, int threads, Stream input, Stream output)
    {
        var channel = new ChildChannel(output, services.Time);
        // Not disposed: the watching thread may outlive this method.
        var cancellation = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = CancelOn(PosixSignal.SIGINT, cancellation);
        using PosixSignalRegistration terminate = CancelOn(PosixSignal.SIGTERM, cancellation);
        using PosixSignalRegistration hangUp = CancelOn(PosixSignal.SIGHUP, cancellation);
        new Thread(() => CancelAtEnd(input, cancellation)) { IsBackground = true, Name = "end of input" }.Start();
        try
        {
            if (threads < 1) throw new InputError($"{threads} threads are too few", "--threads", "expected at least 1");
            RunRecord run = store.Journal.Find(id);
            ArmExecution.Run(services, Find(run.Experiment), run, threads, channel, cancellation.Token);
            return ExitCodes.Success;
        }
        catch (InputError error)
        {
            channel.Failure(error.Message);
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (ArmFailedException error)
        {
            channel.Failure(error.Message);
            return ExitCodes.Failure;
        }
    }

    /// <summary>Draws a finished run's report again.</summary>
    /// <returns>The report's full path.</returns>
    /// <exception cref="InputError">No such run, or it is not finished.</exception>
    public string WriteReport(string idOrPrefix)
    {
        RunRecord run = RequireFinished(FindRoot(idOrPrefix));
        IReadOnlyList<ReplicateResult> replicates = Conclusions.Read(services, run);
        return Conclusions.Write(services, Find(run.Experiment), run, replicates, store.Journal.Findings(run.Id)).ReportPath;
    }

    /// <summary>Removes a run: its arms, its folders, its entries in the journal.</summary>
    /// <exception cref="InputError">No such run, it is an arm, or a process executes it.</exception>
    public void Remove(string idOrPrefix)
    {
        RunRecord run = store.Journal.Find(idOrPrefix);
        if (run.ParentId is { } parent) throw new InputError($"run {run.Id} is an arm of run {parent}", expected: $"remove {parent}");
        RunRecord[] all = [run, .. store.Journal.Children(run.Id)];
        if (all.FirstOrDefault(IsExecuted) is { } executed)
            throw new InputError($"run {executed.Id} is being executed", expected: "stop it first");
        foreach (RunRecord each in all) DeleteFolder(store.RunFolder(each.Id));
        store.Journal.Delete(run.Id);
    }

    /// <summary>Deletes the bulk (snapshots and checkpoints) of runs that ended some time ago; journal, streams and reports stay.</summary>
    /// <param name="age">How long ago they ended, at least.</param>
    /// <returns>How many runs lost something, arms counted with their root, and how many bytes became free.</returns>
    public (int Runs, long Bytes) Prune(TimeSpan age)
    {
        int count = 0;
        long bytes = 0;
        foreach (RunRecord run in store.Journal.List())
        {
            if (run is not { State: RunState.Finished, Finished: { } finished } || services.Now - finished < age) continue;
            long freed = 0;
            foreach (RunRecord each in (IEnumerable<RunRecord>)[run, .. store.Journal.Children(run.Id)])
            {
                foreach (string bulk in (string[])["snapshots", "checkpoints"])
                {
                    string folder = Path.Combine(store.RunFolder(each.Id), bulk);
                    if (!Directory.Exists(folder)) continue;
                    freed += new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
                    DeleteFolder(folder);
                }
            }
            if (freed > 0) count++;
            bytes += freed;
        }
        return (count, bytes);
    }

    /// <summary>Writes a run as a zip file: its folder, its arms' folders under <c>arms/</c>, and the journal's part as <c>run.json</c>.</summary>
    /// <param name="idOrPrefix">The run.</param>
    /// <param name="targetFile">The zip file, replaced when it exists.</param>
    /// <exception cref="InputError">No such run, or the file cannot be written.</exception>
    public void Export(string idOrPrefix, string targetFile)
    {
        RunRecord run = store.Journal.Find(idOrPrefix);
        AtomicFile.Write(targetFile, stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            using (Stream entry = zip.CreateEntry("run.json").Open())
            {
                using var json = new Utf8JsonWriter(entry, new JsonWriterOptions { Indented = true, NewLine = "\n" });
                JsonSerializer.Serialize(json, RunExport.Of(store.Journal, run), LaboratoryJson.Default.RunExport);
            }
            AddFolder(zip, store.RunFolder(run.Id), "");
            foreach (RunRecord arm in store.Journal.Children(run.Id)) AddFolder(zip, store.RunFolder(arm.Id), $"arms/{arm.Id}/");
        });
    }

    private IExperiment Find(string name) =>
        experiments.FirstOrDefault(experiment => experiment.Name == name)
        ?? throw Suggestions.Unknown("experiment", name, experiments.Select(experiment => experiment.Name));

    private RunRecord FindRoot(string idOrPrefix)
    {
        RunRecord run = store.Journal.Find(idOrPrefix);
        return run.ParentId is { } parent ? store.Journal.Find(parent) : run;
    }

    private static RunRecord RequireFinished(RunRecord run) =>
        run.State == RunState.Finished ? run
        : throw new InputError($"run {run.Id} is not finished but {run.State.ToString().ToLowerInvariant()}", expected: $"mathesis runs resume {run.Id}");

    private RunOutcome Outcome(RunRecord run) => new()
    {
        Run = run,
        Findings = store.Journal.Findings(run.Id),
        ReportPath = Path.Combine(store.RunFolder(run.Id), Conclusions.ReportFile),
    };

    private bool IsExecuted(RunRecord run) => RunLock.IsHeld(store.RunFolder(run.Id));

    private static PosixSignalRegistration CancelOn(PosixSignal signal, CancellationTokenSource cancellation) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            cancellation.Cancel();
        });

    private static void CancelAtEnd(Stream input, CancellationTokenSource cancellation)
    {
        byte[] buffer = new byte[256];
        try
        {
            while (input.Read(buffer) > 0)
            {
                // The parent says nothing; only the end matters.
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // A broken pipe is an end too.
        }
        cancellation.Cancel();
    }

    private static void DeleteFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot delete: {exception.Message}", folder, cause: exception);
        }
    }

    private static void AddFolder(ZipArchive zip, string folder, string prefix)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (relative == RunLock.FileName || relative.EndsWith(".tmp", StringComparison.Ordinal)) continue;
            zip.CreateEntryFromFile(file, prefix + relative);
        }
    }
}
