using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Shows a run as occasional lines: for logs, and for outputs that are no terminal.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock that thins them out.</param>
internal sealed class LineDisplay(TextWriter output, TimeProvider time) : IRunDisplay, IRunObserver
{
    /// <summary>How often an arm's position is worth a line.</summary>
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (ArmProgress Progress, long LastLine)> arms = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<TResult> ShowAsync<TResult>(Func<IRunObserver, Task<TResult>> work) => work(this);

    /// <inheritdoc/>
    public void ArmStarted(string label, string runId)
    {
        arms[label] = (new ArmProgress(label, time), time.GetTimestamp());
        Write(label, $"started as run {runId}");
    }

    /// <inheritdoc/>
    public void Phase(string label, string name)
    {
        if (!arms.TryGetValue(label, out (ArmProgress Progress, long LastLine) arm)) return;
        arm.Progress.Begin(name);
        Write(label, name);
    }

    /// <inheritdoc/>
    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status)
    {
        if (!arms.TryGetValue(label, out (ArmProgress Progress, long LastLine) arm)) return;
        arm.Progress.Advance(done, total, status);
        if (time.GetElapsedTime(arm.LastLine) < interval) return;
        arms[label] = (arm.Progress, time.GetTimestamp());
        string values = arm.Progress.Values();
        Write(label, values.Length == 0 ? arm.Progress.Position() : $"{arm.Progress.Position()}; {values}");
    }

    /// <inheritdoc/>
    public void Note(string label, string text) => Write(label, text);

    /// <inheritdoc/>
    public void ArmFinished(string label, RunState state)
    {
        if (!arms.TryGetValue(label, out (ArmProgress Progress, long LastLine) arm)) return;
        arm.Progress.End(state);
        Write(label, arm.Progress.Position());
    }

    private void Write(string label, string text) => output.WriteLine($"{label}: {text}");
}
