using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary>What <c>papers show --json</c> prints.</summary>
internal sealed record PaperDetailsOutput(
    int Schema, int Number, string Slug, string Title, string Cluster, string ClusterName, string State, string? Verdict,
    PaperReference Reference, string Abstract, IReadOnlyList<ClaimOutput> Claims)
{
    /// <summary>The output for a paper.</summary>
    public static PaperDetailsOutput Of(PaperStatus status) => new(
        1, status.Paper.Number, status.Paper.Slug, status.Paper.Title, status.Paper.Cluster,
        PaperCatalogue.ClusterOf(status.Paper).Name, status.State.ToString().ToLowerInvariant(),
        status.Verdict?.ToString().ToLowerInvariant(), status.Paper.Reference, status.Paper.Abstract,
        [.. status.Claims.Select(ClaimOutput.Of)]);
}
