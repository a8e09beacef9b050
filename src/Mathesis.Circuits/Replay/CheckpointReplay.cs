using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>
/// Applies a measure to every checkpoint of a run, after it ended: measures that need the final checkpoint (the key
/// frequencies), and measures thought of later.
/// </summary>
public static class CheckpointReplay
{
    private const string Extension = ".safetensors";

    /// <summary>The checkpoints in a folder, by rising step: the files named by their step, <c>000200.safetensors</c>. Others are not touched.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputError">There is no such folder, no checkpoint in it, or two of one step.</exception>
    public static IReadOnlyList<CheckpointFile> Find(string folder)
    {
        if (!Directory.Exists(folder)) throw new InputError("no such folder", folder, "expected a folder of checkpoints");
        var files = new SortedDictionary<long, string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path)[..^Extension.Length];
            if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long step)) continue;
            if (!files.TryAdd(step, path)) throw new InputError($"two checkpoints are of step {name}", folder, "expected one file a step");
        }
        if (files.Count == 0) throw new InputError("holds no checkpoint", folder, "expected files named by their step, as 000200.safetensors");
        return [.. files.Select(pair => new CheckpointFile(pair.Key, pair.Value))];
    }

    /// <summary>
    /// Measures checkpoints, several at a time. The results are in the order of the files and do not depend on the number of
    /// threads.
    /// </summary>
    /// <param name="files">The checkpoints.</param>
    /// <param name="measure">The measure: pure, and safe to call from several threads when <paramref name="threads"/> is more than 1.</param>
    /// <param name="threads">How many checkpoints are measured at a time.</param>
    /// <param name="progress">Where to say how far it is, or null.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IReadOnlyList<TResult> Map<TResult>(
        IReadOnlyList<CheckpointFile> files, Func<CheckpointFile, TResult> measure, int threads = 1,
        IProgressSink? progress = null, CancellationToken cancellation = default)
    {
        var results = new TResult[files.Count];
        int done = 0;
        Lock gate = new();
        void Measure(int i)
        {
            results[i] = measure(files[i]);
            lock (gate) progress?.Advance(++done, files.Count);
        }
        if (threads == 1)
        {
            for (int i = 0; i < files.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Measure(i);
            }
            return results;
        }
        try
        {
            Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, Measure);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Count > 0)
        {
            // The measure's own error is what a caller can act on.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        return results;
    }
}
