namespace Mathesis.Core;

/// <summary>
/// Where a computation keeps what it needs to continue after a kill. Only the latest snapshot is kept (and the one before it,
/// in case the latest is damaged). Saving also fixes what was recorded so far: rows recorded after the last snapshot are
/// dropped when the run is resumed, and recorded again by the resumed run.
/// </summary>
public interface ISnapshotSlot
{
    /// <summary>Whether enough time has passed since the last snapshot that one should be saved now.</summary>
    bool IsDue { get; }

    /// <summary>Saves the state; it replaces the one before only when it is safely on the disk.</summary>
    /// <param name="step">The step the state belongs to.</param>
    /// <param name="write">Writes the state: weights, optimiser, positions of random streams, cursor.</param>
    void Save(long step, Action<Stream> write);

    /// <summary>Opens the latest whole snapshot, or returns null when the computation starts afresh.</summary>
    Stream? OpenLatest();
}
