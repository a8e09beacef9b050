namespace Mathesis.Problems;

/// <summary>What is decided about an answer.</summary>
public enum Verdict
{
    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>The answer is wrong, or cannot be read.</summary>
    Wrong,

    /// <summary>It could not be decided exactly.</summary>
    Undecided,
}
