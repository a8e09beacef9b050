using System.Globalization;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>All papers that Mathesis is about: those it reproduces and those it will.</summary>
public static class PaperCatalogue
{
    private static readonly Lazy<CatalogueFile> file = new(Load);

    /// <summary>The papers, by rising number.</summary>
    public static IReadOnlyList<Paper> All => file.Value.Papers;

    /// <summary>The clusters, in the order they are listed.</summary>
    public static IReadOnlyList<Cluster> Clusters => file.Value.Clusters;

    /// <summary>The paper of that slug or number.</summary>
    /// <param name="slugOrNumber">A slug in any case, or a number: <c>grokking-progress</c>, <c>105</c>.</param>
    /// <exception cref="InputError">There is none; the error names the nearest slugs.</exception>
    public static Paper Find(string slugOrNumber)
    {
        if (int.TryParse(slugOrNumber, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return All.FirstOrDefault(paper => paper.Number == number)
                ?? throw new InputError($"there is no paper {slugOrNumber}", expected: $"papers are numbered 1 to {All[^1].Number}; see mathesis papers");
        return All.FirstOrDefault(paper => paper.Slug.Equals(slugOrNumber, StringComparison.OrdinalIgnoreCase))
            ?? throw Suggestions.Unknown("paper", slugOrNumber, All.Select(paper => paper.Slug), "mathesis papers");
    }

    /// <summary>The cluster of a paper.</summary>
    public static Cluster ClusterOf(Paper paper) => Clusters.First(cluster => cluster.Id == paper.Cluster);

    private static CatalogueFile Load()
    {
        using Stream stream = typeof(PaperCatalogue).Assembly.GetManifestResourceStream("papers.json")!;
        return JsonSerializer.Deserialize(stream, CatalogueJson.Default.CatalogueFile)!;
    }
}
