using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// A bench whose streams, snapshots and files lie in one folder, from which a computation that was stopped or killed goes on
/// to the same bits. Opening it goes back to the latest whole snapshot: rows recorded after it are dropped.
/// </summary>
public sealed class FolderWorkbench : IWorkbench, IDisposable
{
    private readonly StreamRecorder recorder;
    private readonly SortedDictionary<string, double> measurements = new(StringComparer.Ordinal);

    /// <summary>Opens the bench of a folder.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="threads">How many threads the computation may use.</param>
    /// <param name="snapshotInterval">How often a snapshot is due.</param>
    /// <param name="progress">Where progress is shown.</param>
    /// <param name="time">The clock that tells when a snapshot is due.</param>
    /// <param name="cancellation">Requests an end.</param>
    /// <exception cref="InputError">The folder cannot be written.</exception>
    public FolderWorkbench(
        string folder, int threads, TimeSpan snapshotInterval, IProgressSink progress, TimeProvider time, CancellationToken cancellation)
    {
        Folder = Path.GetFullPath(folder);
        Threads = threads;
        Progress = progress;
        Cancellation = cancellation;
        RemoveLeftovers();
        recorder = new StreamRecorder(Path.Combine(Folder, "streams"), time);
        try
        {
            Snapshots = new SnapshotFolder(Path.Combine(Folder, "snapshots"), recorder, measurements, snapshotInterval, time, progress.Note);
        }
        catch
        {
            recorder.Dispose();
            throw;
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public IRecorder Recorder => recorder;

    /// <inheritdoc/>
    public IProgressSink Progress { get; }

    /// <inheritdoc/>
    public ISnapshotSlot Snapshots { get; }

    /// <inheritdoc/>
    public int Threads { get; }

    /// <inheritdoc/>
    public CancellationToken Cancellation { get; }

    /// <summary>What was measured so far, by name; measurements made before the latest snapshot survive a kill.</summary>
    public IReadOnlyDictionary<string, double> Measurements
    {
        get
        {
            lock (measurements) return new SortedDictionary<string, double>(measurements, StringComparer.Ordinal);
        }
    }

    /// <summary>Notes a measurement; a name noted again replaces its value.</summary>
    public void Measure(string name, double value)
    {
        lock (measurements) measurements[name] = value;
    }

    /// <inheritdoc/>
    public string FilePath(string relative)
    {
        string full = Path.GetFullPath(Path.Combine(Folder, relative));
        if (Path.IsPathRooted(relative) || !full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"'{relative}' is no path within the run's folder", nameof(relative));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            return full;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(full, exception);
        }
    }

    /// <summary>Puts everything recorded on the disk.</summary>
    public void Complete() => recorder.Sync();

    /// <summary>Closes the streams.</summary>
    public void Dispose() => recorder.Dispose();

    /// <summary>A kill within an atomic write leaves a file that nothing refers to.</summary>
    private void RemoveLeftovers()
    {
        try
        {
            foreach (string leftover in Directory.GetFiles(Folder, "*.tmp", SearchOption.AllDirectories)) File.Delete(leftover);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(Folder, exception);
        }
    }
}
