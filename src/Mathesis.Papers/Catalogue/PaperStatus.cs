using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>Where a paper stands: whether it can be reproduced, what it claims, and what the recorded results say.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="State">Whether its experiment exists.</param>
/// <param name="Claims">The claims its experiment decides; empty while it is planned.</param>
/// <param name="Verdict">The verdict of its recorded results, or null when none is recorded.</param>
public sealed record PaperStatus(Paper Paper, PaperState State, IReadOnlyList<Claim> Claims, ClaimVerdict? Verdict)
{
    /// <summary>Where one paper stands.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="registry">The registered experiments; a paper's is registered under its slug.</param>
    public static PaperStatus Of(Paper paper, Registry registry) =>
        registry.Names<IExperiment>().Contains(paper.Slug)
            ? new PaperStatus(
                paper, PaperState.Works, registry.Create<IExperiment>(paper.Slug, "experiment").Claims, RecordedResults.VerdictOf(paper.Slug))
            : new PaperStatus(paper, PaperState.Planned, [], null);

    /// <summary>Where every paper of the catalogue stands, by number.</summary>
    /// <param name="registry">The registered experiments.</param>
    public static IReadOnlyList<PaperStatus> OfAll(Registry registry) =>
        [.. PaperCatalogue.All.Select(paper => Of(paper, registry))];
}
