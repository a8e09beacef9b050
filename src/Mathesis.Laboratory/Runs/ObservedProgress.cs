using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Shows the progress of an arm that runs in this process.</summary>
internal sealed class ObservedProgress(IRunObserver observer, string label, TimeProvider time) : IProgressSink
{
    private readonly Throttle throttle = new(time, Throttle.ProgressInterval);

    public void Phase(string name) => observer.Phase(label, name);

    public void Advance(long done, long total, params ReadOnlySpan<Measurement> status)
    {
        if (throttle.Pass(always: done == total)) observer.Advance(label, done, total, status.ToArray());
    }

    public void Note(string text) => observer.Note(label, text);
}
