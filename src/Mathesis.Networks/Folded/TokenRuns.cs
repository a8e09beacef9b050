namespace Mathesis.Networks;

/// <summary>
/// The sequences of a tile grouped by one of their tokens: a run is all of them that have the same token, so that what belongs to
/// the token is read and written once a run instead of once a sequence.
/// </summary>
internal sealed class TokenRuns
{
    private readonly int[] rows, starts, places;
    private readonly bool[] begins;

    /// <summary>Groups a tile's sequences.</summary>
    /// <param name="tokenRows">The table row of each sequence's token.</param>
    /// <param name="seen">The rows that tiles before this one had; this one's are added.</param>
    public TokenRuns(ReadOnlySpan<int> tokenRows, HashSet<int> seen)
    {
        places = new int[tokenRows.Length];
        int[] keys = tokenRows.ToArray();
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
            // Within a run, sequences keep their order.
            keys[i] = checked(keys[i] * FoldedTile.Capacity + i);
        }
        Array.Sort(keys, places);
        List<int> runRows = [], runStarts = [];
        for (int i = 0; i < places.Length; i++)
        {
            if (i > 0 && tokenRows[places[i]] == tokenRows[places[i - 1]]) continue;
            runRows.Add(tokenRows[places[i]]);
            runStarts.Add(i);
        }
        rows = [.. runRows];
        starts = [.. runStarts, places.Length];
        begins = [.. rows.Select(seen.Add)];
    }

    /// <summary>The number of runs.</summary>
    public int Count => rows.Length;

    /// <summary>The table row of a run's token.</summary>
    public int Row(int run) => rows[run];

    /// <summary>Whether no tile before this one had the run's token: what is summed over tiles begins here.</summary>
    public bool Begins(int run) => begins[run];

    /// <summary>The places in the tile of a run's sequences, ascending.</summary>
    public ReadOnlySpan<int> Places(int run) => places.AsSpan(starts[run]..starts[run + 1]);
}
