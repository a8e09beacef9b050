namespace Mathesis.Cli;

/// <summary>Additions of a scheme before and after sums are shared.</summary>
internal sealed record ReduceOutput(string Map, string Ring, int Rank, int NaiveAdditions, int Additions, int Left, int Right, int Output)
{
    /// <summary>The version of this shape.</summary>
    public int Schema => 1;
}
