using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

/// <summary>Writes down what it is told.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    public List<string> Events { get; } = [];

    public List<(long Done, long Total, IReadOnlyList<Measurement> Status)> Progress { get; } = [];

    public void ArmStarted(string label, string runId) => Events.Add($"started {label}");

    public void Phase(string label, string name) => Events.Add($"phase {label}: {name}");

    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status) => Progress.Add((done, total, status));

    public void Note(string label, string text) => Events.Add($"note {label}: {text}");

    public void ArmFinished(string label, RunState state) => Events.Add($"finished {label}: {state}");
}
