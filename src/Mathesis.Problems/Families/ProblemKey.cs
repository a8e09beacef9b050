namespace Mathesis.Problems;

/// <summary>What decides answers to a problem, and where the problem came from. Keys are data; solvers never receive one.</summary>
/// <param name="Gold">A right answer, in canonical form.</param>
/// <param name="Family">The family or data set that made the problem.</param>
/// <param name="Version">The family's version: another version may make another problem of the same seed and index.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Index">The index in the stream of that seed, from 0.</param>
/// <param name="Split">The split that was asked for.</param>
/// <param name="Difficulty">The settings that the problem was made with, or the labels that a data set gives it.</param>
/// <param name="Parameters">What the question is about, as the family's verifier reads it.</param>
public sealed record ProblemKey(
    string Gold,
    string Family,
    int Version,
    ulong Seed,
    ulong Index,
    string Split,
    IReadOnlyDictionary<string, string> Difficulty,
    IReadOnlyList<string> Parameters)
{
    /// <summary>A worked solution that came with the problem, or null; families render theirs when asked.</summary>
    public string? Solution { get; init; }

    /// <summary>The file that the problem was read from, with its licence; null for a problem that a family made.</summary>
    public ProblemOrigin? Origin { get; init; }
}
