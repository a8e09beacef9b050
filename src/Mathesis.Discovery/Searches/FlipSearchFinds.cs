namespace Mathesis.Discovery;

/// <summary>What a walk brings to a barrier.</summary>
/// <param name="Best">Schemes of the lowest rank it met, if that is at most the search's.</param>
/// <param name="Last">Where it stands.</param>
/// <param name="LowestRank">The lowest rank it met.</param>
/// <param name="Flips">The flips it made.</param>
public sealed record FlipSearchFinds(PackedScheme[] Best, PackedScheme Last, int LowestRank, long Flips);
