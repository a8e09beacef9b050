namespace Mathesis.Laboratory;

/// <summary>What a report says of its run before and after the findings.</summary>
public sealed record ReportHeader
{
    /// <summary>The title: that of the paper, or of the investigation.</summary>
    public required string Title { get; init; }

    /// <summary>What was done and what was asked, in a few sentences; blank lines part paragraphs.</summary>
    public required string Summary { get; init; }

    /// <summary>The identity of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The command that repeats the run.</summary>
    public required string Reproduce { get; init; }

    /// <summary>Settings, seeds, versions and the machine, in the order to print.</summary>
    public required IReadOnlyList<(string Name, string Value)> Configuration { get; init; }
}
