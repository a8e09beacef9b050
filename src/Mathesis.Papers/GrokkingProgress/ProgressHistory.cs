using Mathesis.Circuits;
using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Papers;

/// <summary>The progress measures of a run, checkpoint by checkpoint. The key frequencies are those of the trained network.</summary>
internal sealed record ProgressHistory(
    IReadOnlyList<long> Steps, IReadOnlyList<ProgressMeasures> Measures, IReadOnlyList<WeightMeasures> WeightMeasures)
{
    /// <summary>The stream the measures are recorded in.</summary>
    public const string Stream = "progress";

    /// <summary>Replays the measures over the bench's checkpoints and records them.</summary>
    public static ProgressHistory Replay(IWorkbench bench, GridTask task, IReadOnlyList<int> keys)
    {
        IReadOnlyList<CheckpointFile> files = CheckpointReplay.Find(Path.GetDirectoryName(bench.FilePath("checkpoints/any"))!);
        bench.Progress.Phase("replaying the progress measures");
        int[] frequencies = [.. keys];
        IReadOnlyList<(ProgressMeasures, WeightMeasures)> rows = CheckpointReplay.Map(files, file =>
        {
            Checkpoint checkpoint = Checkpoint.Load(file.Path);
            PairGrid logits = PairNetworkLogits.OnGrid(checkpoint, task.Size);
            return (ProgressMeasures.Compute(logits, task, frequencies), Circuits.WeightMeasures.Compute(checkpoint.Weights, task.Size));
        }, bench.Threads, bench.Progress, bench.Cancellation);

        for (int i = 0; i < files.Count; i++)
            bench.Recorder.Record(Stream, files[i].Step, [.. rows[i].Item1.ToMeasurements(), .. rows[i].Item2.ToMeasurements()]);
        return new ProgressHistory([.. files.Select(file => file.Step)], [.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)]);
    }

    /// <summary>The phases of training.</summary>
    public TrainingPhases Phases => new PhaseFinder().Find(
        Steps, [.. Measures.Select(m => m.ExcludedLoss)],
        Steps, [.. Measures.Select(m => m.Full.Loss.Test)], [.. Measures.Select(m => m.Full.Accuracy.Test)]);

    /// <summary>How many steps earlier the restricted test loss starts to fall than the test loss; null while either does not.</summary>
    public long? LeadOfRestrictedLoss
    {
        get
        {
            var finder = new PhaseFinder();
            long? restricted = finder.FindFall(Steps, [.. Measures.Select(m => m.Restricted.Loss.Test)]);
            long? full = finder.FindFall(Steps, [.. Measures.Select(m => m.Full.Loss.Test)]);
            return full - restricted;
        }
    }

    /// <summary>The index of the last checkpoint at or before a step.</summary>
    public int LastAtOrBefore(long step)
    {
        int index = 0;
        while (index + 1 < Steps.Count && Steps[index + 1] <= step) index++;
        return index;
    }
}
