namespace Mathesis.Core;

/// <summary>Where a computation writes what it measures as it goes.</summary>
public interface IRecorder
{
    /// <summary>
    /// Appends a row to a stream. Rows of a stream have the same names in the same order and rising steps. What is recorded
    /// is part of the result: a resumed run records the same rows as one that was never interrupted, so no clock enters.
    /// </summary>
    /// <param name="stream">The stream's name, which is also its file's: <c>training</c>.</param>
    /// <param name="step">The step, epoch, round or index that the values belong to.</param>
    /// <param name="values">The values.</param>
    void Record(string stream, long step, params ReadOnlySpan<Measurement> values);
}
