namespace Mathesis.Networks;

/// <summary>Sequences with the class wanted at their last position.</summary>
public sealed class Examples
{
    private readonly int[] targets;

    /// <summary>Examples for a classifier read out at the last position.</summary>
    /// <param name="inputs">The sequences.</param>
    /// <param name="targets">The class of each sequence; not copied.</param>
    public Examples(TokenBatch inputs, int[] targets)
    {
        if (inputs.Count != targets.Length)
            throw new ArgumentException($"{inputs.Count} sequences need as many targets, not {targets.Length}", nameof(targets));
        Inputs = inputs;
        this.targets = targets;
    }

    /// <summary>How many examples.</summary>
    public int Count => targets.Length;

    /// <summary>The sequences.</summary>
    public TokenBatch Inputs { get; }

    /// <summary>The class of each sequence.</summary>
    public ReadOnlySpan<int> Targets => targets;
}
