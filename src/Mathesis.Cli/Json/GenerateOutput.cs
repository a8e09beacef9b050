namespace Mathesis.Cli;

/// <summary>What <c>mathesis generate</c> wrote, as JSON.</summary>
internal sealed record GenerateOutput
{
    /// <summary>The version of this form.</summary>
    public int Schema { get; } = 1;

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The family.</summary>
    public required string Family { get; init; }

    /// <summary>The split.</summary>
    public required string Split { get; init; }

    /// <summary>How many problems the file holds.</summary>
    public required ulong Problems { get; init; }

    /// <summary>How many of them an interrupted call had written.</summary>
    public required ulong Resumed { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Problems made a second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>The size of the file.</summary>
    public required long Bytes { get; init; }
}
