namespace Mathesis.Laboratory;

/// <summary>What a snapshot says of itself and of the files beside it.</summary>
internal sealed record SnapshotManifest
{
    public int Schema { get; init; } = 1;

    /// <summary>The step the state belongs to.</summary>
    public required long Step { get; init; }

    /// <summary>The payload's length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The payload's SHA-256, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The length of each stream's file when the state was saved.</summary>
    public required SortedDictionary<string, long> Streams { get; init; }

    /// <summary>What the arm had measured when the state was saved.</summary>
    public required SortedDictionary<string, double> Measurements { get; init; }
}
