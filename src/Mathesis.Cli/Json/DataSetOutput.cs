namespace Mathesis.Cli;

/// <summary>A data set that was read, as JSON.</summary>
internal sealed record DataSetOutput
{
    /// <summary>The version of this form.</summary>
    public int Schema { get; } = 1;

    /// <summary>The data set's name.</summary>
    public required string DataSet { get; init; }

    /// <summary>How many problems.</summary>
    public required int Problems { get; init; }

    /// <summary>How many answers of each type.</summary>
    public required IReadOnlyDictionary<string, int> Types { get; init; }

    /// <summary>The licence of the release.</summary>
    public required string Licence { get; init; }

    /// <summary>Whether nothing may be trained on it.</summary>
    public required bool TestOnly { get; init; }

    /// <summary>The file that was written, or null.</summary>
    public string? File { get; init; }
}
