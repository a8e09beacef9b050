namespace Mathesis.Privacy;

/// <summary>The first line of a file of reports: all that is needed to read and to decode them.</summary>
public sealed record SurveyHeader
{
    /// <summary>What the file is.</summary>
    public const string FormatName = "mathesis-private-reports";

    /// <summary>The format's name.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The format's version.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The mechanism's name.</summary>
    public required string Mechanism { get; init; }

    /// <summary>The privacy budget of every report.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The moduli of modular subset selection; null for other mechanisms.</summary>
    public IReadOnlyList<int>? Moduli { get; init; }

    /// <summary>The seed that the reports were made with; null for reports with cryptographic randomness, as real ones must be.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The categories' names.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Whether reports under both headers can be decoded together.</summary>
    public bool Agrees(SurveyHeader other) =>
        Mechanism == other.Mechanism && Epsilon == other.Epsilon && Categories.SequenceEqual(other.Categories)
        && (Moduli ?? []).SequenceEqual(other.Moduli ?? []);
}
