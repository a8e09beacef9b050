namespace Mathesis.Circuits;

/// <summary>What is held still while a path is patched.</summary>
public sealed record PathOptions
{
    /// <summary>Only the direct edge: everything that lies between sender and receivers is held still.</summary>
    public static PathOptions DirectEdge { get; } = new();

    /// <summary>
    /// Whether feed-forward layers between sender and receivers keep what they wrote in the base run. Wang et al. (2022) let them
    /// run, and count them as part of the direct path.
    /// </summary>
    public bool FreezeFeedForward { get; init; } = true;

    /// <summary>Whether normalisations divide by what they divided by in the base run, so that effects of several senders add up.</summary>
    public bool FreezeNorms { get; init; }
}
