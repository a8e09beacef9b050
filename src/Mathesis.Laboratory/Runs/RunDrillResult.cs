namespace Mathesis.Laboratory;

/// <summary>How a drill ended.</summary>
/// <param name="Kills">How many times a process was killed.</param>
/// <param name="Runs">How many runs were killed and resumed until they finished; each was compared.</param>
/// <param name="Values">How many files and measurements of each run were compared.</param>
/// <param name="Differences">What differed from the uninterrupted run; empty when everything is the same to the bit.</param>
public sealed record RunDrillResult(int Kills, int Runs, int Values, IReadOnlyList<string> Differences)
{
    /// <summary>Whether every resumed run ended with the same bits.</summary>
    public bool Identical => Differences.Count == 0;
}
