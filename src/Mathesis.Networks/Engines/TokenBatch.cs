namespace Mathesis.Networks;

/// <summary>Token sequences of one length.</summary>
public sealed class TokenBatch
{
    private readonly int[] tokens;

    /// <summary>A batch of sequences.</summary>
    /// <param name="tokens">The tokens, sequence after sequence; not copied.</param>
    /// <param name="positions">The length of every sequence, at least 1.</param>
    public TokenBatch(int[] tokens, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        if (tokens.Length % positions != 0)
            throw new ArgumentException($"{tokens.Length} tokens are not whole sequences of {positions}", nameof(tokens));
        this.tokens = tokens;
        Positions = positions;
    }

    /// <summary>How many sequences.</summary>
    public int Count => tokens.Length / Positions;

    /// <summary>The length of every sequence.</summary>
    public int Positions { get; }

    /// <summary>The tokens, sequence after sequence.</summary>
    public ReadOnlySpan<int> Tokens => tokens;

    /// <summary>One sequence.</summary>
    public ReadOnlySpan<int> this[int sequence] => tokens.AsSpan(sequence * Positions, Positions);
}
