namespace Mathesis.Networks;

/// <summary>
/// Token sequences in rows of one length. A row may hold several short sequences, or end in padding: then its segments say what
/// belongs together.
/// </summary>
public sealed class TokenBatch
{
    private readonly int[] tokens;
    private readonly int[]? segments;
    private readonly int[] positionIds;

    /// <summary>A batch of sequences.</summary>
    /// <param name="tokens">The tokens, sequence after sequence; not copied.</param>
    /// <param name="positions">The length of every sequence, at least 1.</param>
    public TokenBatch(int[] tokens, int positions) : this(tokens, positions, null, null)
    {
    }

    /// <summary>A batch of rows with segments or position ids of their own.</summary>
    /// <param name="tokens">The tokens, row after row; not copied.</param>
    /// <param name="positions">The length of every row, at least 1.</param>
    /// <param name="segments">The segment of each token: attention stays within a segment, and a negative one is padding. Null for one segment a row.</param>
    /// <param name="positionIds">The position id of each token; null for 0, 1, … from the beginning of each segment.</param>
    public TokenBatch(int[] tokens, int positions, int[]? segments, int[]? positionIds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        if (tokens.Length % positions != 0)
            throw new ArgumentException($"{tokens.Length} tokens are not whole sequences of {positions}", nameof(tokens));
        RequireLength(segments, nameof(segments));
        RequireLength(positionIds, nameof(positionIds));
        this.tokens = tokens;
        this.segments = segments;
        Positions = positions;
        HasOwnPositionIds = positionIds is not null;
        this.positionIds = positionIds ?? CountUp(tokens.Length, positions, segments);

        void RequireLength(int[]? values, string name)
        {
            if (values is not null && values.Length != tokens.Length) throw new ArgumentException($"{tokens.Length} tokens need as many, not {values.Length}", name);
        }
    }

    /// <summary>How many sequences.</summary>
    public int Count => tokens.Length / Positions;

    /// <summary>The length of every sequence.</summary>
    public int Positions { get; }

    /// <summary>The tokens, sequence after sequence.</summary>
    public ReadOnlySpan<int> Tokens => tokens;

    /// <summary>The segment of each token, or empty where every row is one segment.</summary>
    public ReadOnlySpan<int> Segments => segments;

    /// <summary>The position id of each token.</summary>
    public ReadOnlySpan<int> PositionIds => positionIds;

    /// <summary>Whether the position ids were given and are not just counted.</summary>
    public bool HasOwnPositionIds { get; }

    /// <summary>One sequence.</summary>
    public ReadOnlySpan<int> this[int sequence] => tokens.AsSpan(sequence * Positions, Positions);

    /// <summary>Some of the rows, copied.</summary>
    /// <param name="rows">Their indices, in the order wanted.</param>
    public TokenBatch Select(ReadOnlySpan<int> rows) => new(
        Rows(tokens, Positions, rows), Positions,
        segments is null ? null : Rows(segments, Positions, rows), HasOwnPositionIds ? Rows(positionIds, Positions, rows) : null);

    /// <summary>Rows of an array, copied.</summary>
    internal static TElement[] Rows<TElement>(ReadOnlySpan<TElement> from, int width, ReadOnlySpan<int> rows)
    {
        var copy = new TElement[rows.Length * width];
        for (int i = 0; i < rows.Length; i++) from.Slice(rows[i] * width, width).CopyTo(copy.AsSpan(i * width));
        return copy;
    }

    private static int[] CountUp(int length, int positions, int[]? segments)
    {
        var ids = new int[length];
        for (int i = 0; i < length; i++)
        {
            bool begins = i % positions == 0 || (segments is not null && segments[i] != segments[i - 1]);
            ids[i] = begins ? 0 : ids[i - 1] + 1;
        }
        return ids;
    }
}
