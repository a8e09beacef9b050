namespace Mathesis.Discovery;

/// <summary>What a search knows at a barrier.</summary>
/// <param name="Rank">The lowest rank.</param>
/// <param name="Pool">Different schemes of that rank, in the order of their discovery.</param>
/// <param name="Walks">Where each walk goes on.</param>
/// <param name="WalkRanks">The lowest rank of each walk since it last started.</param>
/// <param name="WalkRounds">For how many rounds each walk has not improved.</param>
/// <param name="Flips">The flips of all walks.</param>
/// <param name="Rounds">Rounds done.</param>
/// <param name="Improved">The round of the last lower rank.</param>
/// <param name="IsExhausted">Whether no walk has a neighbour to go to.</param>
public sealed record FlipSearchState(int Rank, PackedScheme[] Pool, PackedScheme[] Walks, int[] WalkRanks, int[] WalkRounds, long Flips, int Rounds, int Improved, bool IsExhausted);
