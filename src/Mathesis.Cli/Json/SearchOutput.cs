namespace Mathesis.Cli;

/// <summary>How a search for a scheme ended.</summary>
internal sealed record SearchOutput(string Map, string Ring, int Rank, long Flips, double FlipsPerSecond, string File, IReadOnlyList<string> Files, bool Finished)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
