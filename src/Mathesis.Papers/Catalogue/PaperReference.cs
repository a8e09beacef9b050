namespace Mathesis.Papers;

/// <summary>Where a paper was published, as far as the catalogue knows it with certainty; what is unknown is absent.</summary>
public sealed record PaperReference
{
    /// <summary>A reference of which nothing is recorded.</summary>
    public static PaperReference Nothing { get; } = new();

    /// <summary>The authors' full names, in the paper's order; empty when not recorded.</summary>
    // The file's reader sets every property, absent ones to null; an initialiser would be lost.
    public IReadOnlyList<string> Authors { get => field ?? []; init; }

    /// <summary>The year of publication, or null.</summary>
    public int? Year { get; init; }

    /// <summary>The conference or journal with its year, or null: <c>ICLR 2023</c>.</summary>
    public string? Venue { get; init; }

    /// <summary>The arXiv identifier without a version, or null: <c>2301.05217</c>.</summary>
    public string? Arxiv { get; init; }
}
