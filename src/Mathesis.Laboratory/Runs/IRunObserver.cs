using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>Watches a run as it goes, for people. The laboratory calls it from one thread at a time.</summary>
public interface IRunObserver
{
    /// <summary>An arm begins, goes on, or was found finished.</summary>
    /// <param name="label">Its label, unique within the run: with several replicates it names the seed.</param>
    /// <param name="runId">The identity of its run.</param>
    void ArmStarted(string label, string runId);

    /// <summary>A new phase of the arm's work begins.</summary>
    void Phase(string label, string name);

    /// <summary>How far the phase is; at most five times a second for each arm.</summary>
    /// <param name="label">The arm.</param>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all, or 0 when unknown.</param>
    /// <param name="status">Values worth showing now.</param>
    void Advance(string label, long done, long total, IReadOnlyList<Measurement> status);

    /// <summary>An event worth a line.</summary>
    /// <param name="label">The arm; the experiment's name for an event of the run itself.</param>
    /// <param name="text">What happened.</param>
    void Note(string label, string text);

    /// <summary>An arm ended.</summary>
    void ArmFinished(string label, RunState state);
}
