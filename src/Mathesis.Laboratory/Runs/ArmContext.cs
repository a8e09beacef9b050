using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>What an arm works with: the bench of its run folder, and its configuration.</summary>
internal sealed class ArmContext(FolderWorkbench bench, RunRecord run) : IArmContext
{
    public ulong Seed => run.Seed;

    public Scale Scale => run.Scale;

    public JsonObject Settings { get; } = run.Settings.DeepClone().AsObject();

    public IRecorder Recorder => bench.Recorder;

    public IProgressSink Progress => bench.Progress;

    public ISnapshotSlot Snapshots => bench.Snapshots;

    public int Threads => bench.Threads;

    public CancellationToken Cancellation => bench.Cancellation;

    public string FilePath(string relative) => bench.FilePath(relative);

    public void Measure(string name, double value) => bench.Measure(name, value);
}
