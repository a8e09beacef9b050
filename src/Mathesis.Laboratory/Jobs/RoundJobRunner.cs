using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// Runs a job of rounds on all cores of this machine. The finds of each shard are journalled as it completes, the state at each
/// barrier, so that a killed job goes on in the middle of its round. What is merged is always what the journal gives back,
/// so a resumed job ends with the same bits.
/// </summary>
public static class RoundJobRunner
{
    private const string StateFile = "state.json";

    /// <summary>Runs the job to its end, or goes on with it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="bench">Its surroundings; cancelling lets shards that run end early and throws.</param>
    /// <param name="folder">Where it is journalled, relative to the bench: <c>rounds</c>.</param>
    /// <returns>The state after the last round.</returns>
    /// <exception cref="OperationCanceledException">The job was cancelled; running it again goes on.</exception>
    /// <exception cref="InputError">The folder cannot be written.</exception>
    public static TState Run<TState, TFinds>(IRoundJob<TState, TFinds> job, IWorkbench bench, string folder)
    {
        string statePath = bench.FilePath($"{folder}/{StateFile}");
        (int round, TState state) = ReadState(job, statePath) ?? Reach(job, statePath, 0, job.Start());
        RemoveMerged(Path.GetDirectoryName(statePath)!, SegmentOf(round));
        while (true)
        {
            int shards = job.CountShards(round, state);
            if (shards == 0) return state;
            bench.Progress.Phase($"round {(round + 1).ToString(CultureInfo.InvariantCulture)}");
            string segment = bench.FilePath($"{folder}/{SegmentOf(round)}");
            TFinds[] finds = RunRound(job, bench, segment, round, shards, state);
            (round, state) = Reach(job, statePath, round + 1, job.Merge(round, state, finds));
            File.Delete(segment);
        }
    }

    /// <summary>The state at the last barrier of a journalled job, or null when none was reached.</summary>
    /// <param name="job">The job.</param>
    /// <param name="bench">Its surroundings.</param>
    /// <param name="folder">Where it is journalled, relative to the bench.</param>
    /// <exception cref="InputError">The state is damaged.</exception>
    public static TState? ReadState<TState, TFinds>(IRoundJob<TState, TFinds> job, IWorkbench bench, string folder)
        where TState : class => ReadState(job, bench.FilePath($"{folder}/{StateFile}"))?.State;

    private static TFinds[] RunRound<TState, TFinds>(
        IRoundJob<TState, TFinds> job, IWorkbench bench, string segment, int round, int shards, TState state)
    {
        using var journal = new RoundSegment<TFinds>(segment, shards, job.FindsCodec);
        int[] missing = [.. journal.Missing];
        long done = shards - missing.Length;
        int next = -1;
        Exception? failure = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bench.Cancellation);
        void Work()
        {
            try
            {
                int index;
                while (!stop.IsCancellationRequested && (index = Interlocked.Increment(ref next)) < missing.Length)
                {
                    journal.Add(missing[index], job.Execute(round, missing[index], state, stop.Token));
                    lock (stop) bench.Progress.Advance(++done, shards);
                }
            }
            catch (Exception exception)
            {
                // The first failure is the one to report: those it causes by stopping the others are not.
                Interlocked.CompareExchange(ref failure, exception, null);
                stop.Cancel();
            }
        }

        Thread[] workers = [.. Enumerable.Range(0, Math.Clamp(bench.Threads, 1, Math.Max(1, missing.Length)) - 1)
            .Select(_ => new Thread(Work) { IsBackground = true, Name = "shards" })];
        foreach (Thread worker in workers) worker.Start();
        Work();
        foreach (Thread worker in workers) worker.Join();
        if (failure is not null and not OperationCanceledException) ExceptionDispatchInfo.Throw(failure);
        bench.Cancellation.ThrowIfCancellationRequested();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        return journal.Finds();
    }

    private static string SegmentOf(int round) => $"round-{round.ToString("D6", CultureInfo.InvariantCulture)}.jsonl";

    /// <summary>A kill between a barrier and the removal of its segment leaves the segment behind.</summary>
    private static void RemoveMerged(string folder, string current)
    {
        foreach (string path in Directory.GetFiles(folder, "round-*.jsonl"))
        {
            if (Path.GetFileName(path) != current) File.Delete(path);
        }
    }

    /// <summary>Journals a barrier.</summary>
    /// <returns>The state as it will be read after a kill.</returns>
    private static (int Round, TState State) Reach<TState, TFinds>(IRoundJob<TState, TFinds> job, string path, int round, TState state)
    {
        AtomicFile.Write(path, stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteNumber("round", round);
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, state, job.StateCodec);
            json.WriteEndObject();
        });
        return ReadState(job, path)!.Value;
    }

    private static (int Round, TState State)? ReadState<TState, TFinds>(IRoundJob<TState, TFinds> job, string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return (document.RootElement.GetProperty("round").GetInt32(), document.RootElement.GetProperty("state").Deserialize(job.StateCodec)!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputError("the state of the job is damaged", path, "remove the folder to begin again", exception);
        }
    }
}
