namespace Mathesis.Discovery;

/// <summary>What a search across sizes knows at a barrier.</summary>
/// <param name="Best">The scheme of lowest rank of each size met, sizes in rising order.</param>
/// <param name="Walks">Where each walk stands.</param>
/// <param name="Flips">The flips of all walks.</param>
/// <param name="Rounds">Rounds done.</param>
public sealed record MetaSearchState(SortedDictionary<string, PackedScheme> Best, MetaWalk[] Walks, long Flips, int Rounds);
