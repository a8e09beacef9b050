namespace Mathesis.Laboratory;

/// <summary>What a finished arm left.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Label">Its label within the replicate.</param>
/// <param name="RunId">The identity of its run.</param>
/// <param name="Folder">The full path of its run folder: streams, checkpoints, files.</param>
/// <param name="Measurements">What it measured.</param>
public sealed record ArmResult(
    string Arm, string Label, string RunId, string Folder, IReadOnlyDictionary<string, double> Measurements)
{
    /// <summary>A measurement by name.</summary>
    public double this[string name] => Measurements[name];

    /// <summary>The full path of a file the arm wrote, by its relative path.</summary>
    public string FilePath(string relative) => Path.Combine(Folder, relative);

    /// <summary>Reads a metric stream the arm recorded.</summary>
    public MetricStream Stream(string name) => MetricStream.Read(Path.Combine(Folder, "streams", name + ".jsonl"));
}
