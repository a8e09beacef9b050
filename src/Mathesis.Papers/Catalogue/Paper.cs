namespace Mathesis.Papers;

/// <summary>A paper of the catalogue.</summary>
public sealed record Paper
{
    /// <summary>Its number in the catalogue, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its short name, which people write: lower case, words joined by hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The <see cref="Papers.Cluster.Id"/> of its cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Its abstract, as published.</summary>
    public required string Abstract { get; init; }

    /// <summary>Where it was published; empty fields where that is not recorded.</summary>
    public PaperReference Reference { get => field ?? PaperReference.Nothing; init; }
}
