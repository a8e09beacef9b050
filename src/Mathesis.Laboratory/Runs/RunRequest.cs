namespace Mathesis.Laboratory;

/// <summary>What a person asks to be run.</summary>
public sealed record RunRequest
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The scale.</summary>
    public Scale Scale { get; init; } = Scale.Small;

    /// <summary>The first replicate's seed; replicate i has seed + i.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many replicates, at least 1.</summary>
    public int Replicates { get; init; } = 1;

    /// <summary>Settings as written on the command line.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The command that asks for this run again.</summary>
    public required string Command { get; init; }
}
