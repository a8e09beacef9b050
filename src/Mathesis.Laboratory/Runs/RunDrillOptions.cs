namespace Mathesis.Laboratory;

/// <summary>What a drill kills, and how often.</summary>
public sealed record RunDrillOptions
{
    /// <summary>How the program is started.</summary>
    public required SelfCommand Self { get; init; }

    /// <summary>The arguments that start the run, given the store's folder: <c>reproduce x --scale smoke --store …</c>.</summary>
    public required Func<string, IReadOnlyList<string>> Start { get; init; }

    /// <summary>An empty or absent folder for the drill's stores.</summary>
    public required string Folder { get; init; }

    /// <summary>How many kills there must be.</summary>
    public int Kills { get; init; } = 100;

    /// <summary>The seed of the moments.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The longest time from a start to its kill; null for half of what the uninterrupted run took.</summary>
    public TimeSpan? LongestDelay { get; init; }

    /// <summary>How often the runs save snapshots.</summary>
    public TimeSpan SnapshotInterval { get; init; } = TimeSpan.FromSeconds(0.2);
}
