using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Passes events of concurrent arms on, one at a time.</summary>
internal sealed class SerialObserver(IRunObserver inner) : IRunObserver
{
    private readonly Lock gate = new();

    public void ArmStarted(string label, string runId)
    {
        lock (gate) inner.ArmStarted(label, runId);
    }

    public void Phase(string label, string name)
    {
        lock (gate) inner.Phase(label, name);
    }

    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status)
    {
        lock (gate) inner.Advance(label, done, total, status);
    }

    public void Note(string label, string text)
    {
        lock (gate) inner.Note(label, text);
    }

    public void ArmFinished(string label, RunState state)
    {
        lock (gate) inner.ArmFinished(label, state);
    }
}
