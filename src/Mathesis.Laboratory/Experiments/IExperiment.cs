namespace Mathesis.Laboratory;

/// <summary>The code of an investigation: arms that run as processes of their own, and how one replicate composes them.</summary>
public interface IExperiment
{
    /// <summary>The experiment's name: the slug of its paper, or a verb such as <c>train</c>.</summary>
    string Name { get; }

    /// <summary>What it claims; empty for an experiment that only computes.</summary>
    IReadOnlyList<Claim> Claims { get; }

    /// <summary>The arms by name. An arm is one computation in one run folder, resumable by itself.</summary>
    IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; }

    /// <summary>Checks a configuration before anything runs, and completes it with the scale's defaults for the record.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="settings">The settings given by the person.</param>
    /// <returns>All settings with their values, as they enter the journal.</returns>
    /// <exception cref="Core.InputError">A setting is unknown or out of range.</exception>
    System.Text.Json.Nodes.JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings);

    /// <summary>Runs one replicate: starts arms, awaits them, and measures. Replicates run at the same time.</summary>
    Task ReplicateAsync(IReplicateContext replicate);

    /// <summary>Draws the figures of the report from the finished replicates.</summary>
    void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates);
}
