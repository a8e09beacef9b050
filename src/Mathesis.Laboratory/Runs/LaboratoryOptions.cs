using System.Globalization;

namespace Mathesis.Laboratory;

/// <summary>How a laboratory works; nothing here changes a result.</summary>
public sealed record LaboratoryOptions
{
    /// <summary>The environment variable that replaces the default of <see cref="SnapshotInterval"/>, in seconds; child processes inherit it.</summary>
    public const string SnapshotVariable = "MATHESIS_SNAPSHOT_SECONDS";

    /// <summary>How many threads arms may use together, and how many arms run at once; default all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How often arms save a snapshot: what a kill may cost. Default 15 seconds.</summary>
    public TimeSpan SnapshotInterval { get; init; } = DefaultSnapshotInterval();

    /// <summary>The clock, for what is shown and journalled.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The numerical kernels' vector path, for the record.</summary>
    public string VectorPath { get; init; } = RunEnvironment.DetectVectorPath();

    /// <summary>The paper that the experiment of a name reproduces, or null.</summary>
    public Func<string, PaperIdentity?> Paper { get; init; } = _ => null;

    /// <summary>The title and the summary that begin a run's report.</summary>
    public Func<RunRecord, (string Title, string Summary)> Introduce { get; init; } = run => (run.Experiment, "");

    private static TimeSpan DefaultSnapshotInterval() =>
        double.TryParse(Environment.GetEnvironmentVariable(SnapshotVariable), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && seconds is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(15);
}
