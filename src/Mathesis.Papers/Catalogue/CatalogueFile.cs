namespace Mathesis.Papers;

/// <summary>The content of <c>data/papers.json</c>.</summary>
/// <param name="Schema">The version of the file's layout: 1.</param>
/// <param name="Clusters">The clusters, in the order they are listed.</param>
/// <param name="Papers">The papers, by number.</param>
internal sealed record CatalogueFile(int Schema, IReadOnlyList<Cluster> Clusters, IReadOnlyList<Paper> Papers);
