using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Watches nothing.</summary>
public sealed class NullRunObserver : IRunObserver
{
    private NullRunObserver()
    {
    }

    /// <summary>The one instance.</summary>
    public static NullRunObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void ArmStarted(string label, string runId)
    {
    }

    /// <inheritdoc/>
    public void Phase(string label, string name)
    {
    }

    /// <inheritdoc/>
    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status)
    {
    }

    /// <inheritdoc/>
    public void Note(string label, string text)
    {
    }

    /// <inheritdoc/>
    public void ArmFinished(string label, RunState state)
    {
    }
}
