namespace Mathesis.Cli;

/// <summary>A row of the table of ranks; what the store holds by ring.</summary>
internal sealed record RankOutputRow(string Map, int Naive, int Q, int Z, int? Zt, IReadOnlyDictionary<string, int> Held, bool Record, string Source);
