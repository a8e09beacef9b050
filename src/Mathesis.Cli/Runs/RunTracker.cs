using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Remembers which run is being executed, and passes everything on.</summary>
/// <param name="inner">Who watches.</param>
internal sealed class RunTracker(IRunObserver inner) : IRunObserver
{
    /// <summary>An arm of the run, or null before one was started.</summary>
    public string? ArmId { get; private set; }

    /// <inheritdoc/>
    public void ArmStarted(string label, string runId)
    {
        ArmId = runId;
        inner.ArmStarted(label, runId);
    }

    /// <inheritdoc/>
    public void Phase(string label, string name) => inner.Phase(label, name);

    /// <inheritdoc/>
    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status) => inner.Advance(label, done, total, status);

    /// <inheritdoc/>
    public void Note(string label, string text) => inner.Note(label, text);

    /// <inheritdoc/>
    public void ArmFinished(string label, RunState state) => inner.ArmFinished(label, state);
}
