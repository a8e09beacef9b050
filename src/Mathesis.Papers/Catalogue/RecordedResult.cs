using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>A result that was recorded with <c>mathesis reproduce … --record</c> and ships with the program.</summary>
/// <param name="Slug">The paper's slug.</param>
/// <param name="Scale">The scale it was run at.</param>
/// <param name="Seed">The first replicate's seed.</param>
/// <param name="Verdict">The verdict on all claims together.</param>
public sealed record RecordedResult(string Slug, Scale Scale, ulong Seed, ClaimVerdict Verdict);
