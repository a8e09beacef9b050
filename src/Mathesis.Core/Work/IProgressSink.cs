namespace Mathesis.Core;

/// <summary>Where a computation says how far it is, for people to watch. Nothing here enters the result.</summary>
public interface IProgressSink
{
    /// <summary>A new phase of the work begins.</summary>
    /// <param name="name">What it does: <c>training</c>, <c>Fourier analysis</c>.</param>
    void Phase(string name);

    /// <summary>How far the phase is. Cheap enough to call every step; displays thin it out.</summary>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all, or 0 when unknown.</param>
    /// <param name="status">Values worth showing now.</param>
    void Advance(long done, long total, params ReadOnlySpan<Measurement> status);

    /// <summary>An event worth a line: <c>test accuracy passed 99% at step 7,300</c>.</summary>
    void Note(string text);
}
