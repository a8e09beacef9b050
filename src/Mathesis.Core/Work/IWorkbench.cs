namespace Mathesis.Core;

/// <summary>What a long computation needs of its surroundings. The laboratory gives one; so does a test.</summary>
public interface IWorkbench
{
    /// <summary>Where measurements go.</summary>
    IRecorder Recorder { get; }

    /// <summary>Where progress is shown.</summary>
    IProgressSink Progress { get; }

    /// <summary>Where the state to continue from is kept.</summary>
    ISnapshotSlot Snapshots { get; }

    /// <summary>How many threads the computation may use; results do not depend on it.</summary>
    int Threads { get; }

    /// <summary>Requests an end soon: save a snapshot, then throw <see cref="OperationCanceledException"/>.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>The full path of a file of this computation (a checkpoint, a table); its folder exists.</summary>
    /// <param name="relative">A relative path with forward slashes: <c>checkpoints/000200.safetensors</c>.</param>
    string FilePath(string relative);
}
