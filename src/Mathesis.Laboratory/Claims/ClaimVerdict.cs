namespace Mathesis.Laboratory;

/// <summary>What a run says of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>The whole interval satisfies the criterion.</summary>
    Holds,

    /// <summary>The whole interval violates it.</summary>
    Fails,

    /// <summary>The interval straddles a bound, or there are too few replicates, or the scale decides nothing.</summary>
    Undecided,
}
