using Mathesis.Core;

namespace Mathesis.Teaching.Tests;

/// <summary>A bench in memory that follows the contract of snapshots: saving fixes what was recorded, resuming drops the rest.</summary>
internal sealed class MemoryBench : IWorkbench, IRecorder, IProgressSink, ISnapshotSlot, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-").FullName;
    private readonly CancellationTokenSource cancellation = new();
    private byte[]? snapshot;
    private int fixedRows;
    private int updatesUntilKill = int.MaxValue;

    public List<string> Rows { get; } = [];
    public List<string> Notes { get; } = [];
    public IRecorder Recorder => this;
    public IProgressSink Progress => this;
    public ISnapshotSlot Snapshots => this;
    public int Threads => 1;
    public CancellationToken Cancellation => cancellation.Token;
    public bool AlwaysDue { get; set; }

    /// <summary>Asked before every update: this is also where a kill strikes.</summary>
    public bool IsDue
    {
        get
        {
            if (updatesUntilKill-- == 0) throw new KilledException();
            return AlwaysDue;
        }
    }

    public void KillAfter(int updates) => updatesUntilKill = updates;
    public void Cancel() => cancellation.Cancel();
    public string FilePath(string relative)
    {
        string path = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public void Record(string stream, long step, params ReadOnlySpan<Measurement> values) =>
        Rows.Add($"{stream} {step} {string.Join(' ', values.ToArray().Select(v => $"{v.Name}={v.Value:R}"))}");

    public void Phase(string name) { }
    public void Advance(long done, long total, params ReadOnlySpan<Measurement> status) { }
    public void Note(string text) => Notes.Add(text);

    public void Save(long step, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        snapshot = stream.ToArray();
        fixedRows = Rows.Count;
    }

    public Stream? OpenLatest()
    {
        Rows.RemoveRange(fixedRows, Rows.Count - fixedRows);
        return snapshot is null ? null : new MemoryStream(snapshot);
    }

    public void Dispose()
    {
        cancellation.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed class KilledException : Exception;
