using System.Text.Json.Nodes;

namespace Mathesis.Laboratory;

/// <summary>What one replicate of an experiment works with.</summary>
public interface IReplicateContext
{
    /// <summary>The replicate's seed.</summary>
    ulong Seed { get; }

    /// <summary>The scale.</summary>
    Scale Scale { get; }

    /// <summary>The completed settings.</summary>
    JsonObject Settings { get; }

    /// <summary>Requests an end.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>
    /// Runs an arm as a child process and waits for it. Arms run side by side as far as there are cores, one thread each; an
    /// arm that runs alone gets every core. An arm that already finished, in a run that is being resumed, is not run again.
    /// </summary>
    /// <param name="arm">The arm's name in <see cref="IExperiment.Arms"/>.</param>
    /// <param name="label">Distinguishes arms of the same name within the replicate: <c>decay 0.3</c>. Also shown to people.</param>
    /// <param name="settings">Settings that differ from the replicate's; null for none.</param>
    Task<ArmResult> RunArmAsync(string arm, string label, JsonObject? settings = null);

    /// <summary>Reports a measurement of the replicate: what claims are decided by.</summary>
    void Measure(string name, double value);
}
