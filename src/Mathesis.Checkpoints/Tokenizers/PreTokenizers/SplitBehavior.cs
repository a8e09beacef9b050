namespace Mathesis.Checkpoints;

/// <summary>What becomes of the matches when text is split at them.</summary>
internal enum SplitBehavior
{
    /// <summary>They are dropped.</summary>
    Removed,

    /// <summary>Each is a word of its own.</summary>
    Isolated,

    /// <summary>Each ends the word before it.</summary>
    MergedWithPrevious,

    /// <summary>Each begins the word after it.</summary>
    MergedWithNext,

    /// <summary>Adjacent ones are one word.</summary>
    Contiguous,
}
