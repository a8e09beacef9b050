using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>The surroundings of a search: a folder and a number of threads; the search itself says how far it is.</summary>
/// <param name="folder">Where it is journalled.</param>
/// <param name="threads">How many threads.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class SearchBench(string folder, int threads, CancellationToken cancellation) : IWorkbench, IRecorder, IProgressSink, ISnapshotSlot
{
    /// <inheritdoc/>
    public IRecorder Recorder => this;

    /// <inheritdoc/>
    public IProgressSink Progress => this;

    /// <inheritdoc/>
    public ISnapshotSlot Snapshots => this;

    /// <inheritdoc/>
    public int Threads => threads;

    /// <inheritdoc/>
    public CancellationToken Cancellation => cancellation;

    /// <inheritdoc/>
    bool ISnapshotSlot.IsDue => false;

    /// <inheritdoc/>
    public string FilePath(string relative)
    {
        string path = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <inheritdoc/>
    void IRecorder.Record(string stream, long step, params ReadOnlySpan<Measurement> values)
    {
    }

    /// <inheritdoc/>
    void IProgressSink.Phase(string name)
    {
    }

    /// <inheritdoc/>
    void IProgressSink.Advance(long done, long total, params ReadOnlySpan<Measurement> status)
    {
    }

    /// <inheritdoc/>
    void IProgressSink.Note(string text)
    {
    }

    /// <inheritdoc/>
    void ISnapshotSlot.Save(long step, Action<Stream> write) => throw new NotSupportedException("searches are journalled round by round");

    /// <inheritdoc/>
    Stream? ISnapshotSlot.OpenLatest() => null;
}
