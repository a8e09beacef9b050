using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Sequences [a, b, c] with one and the same c, in the order in which the fold goes through them: by groups of second tokens, so
/// small that a group's table rows stay in the second-level cache, and within a group by the first token. The plan's parts are runs of whole groups, so no
/// two parts meet in a second token. All of it depends on the sequences alone, not on the number of threads.
/// </summary>
internal sealed class PairPlan
{
    /// <summary>The number of parts; more would divide better among many threads and cost more memory and additions.</summary>
    public const int Parts = 4;

    private const int GroupsPerPart = 2;

    private readonly PlanTile[][] tiles = new PlanTile[Parts][];
    private readonly int[] secondStarts = new int[Parts + 1];

    /// <summary>Plans the way through sequences.</summary>
    /// <param name="sequences">Sequences of three tokens.</param>
    /// <param name="vocabulary">The number of tokens.</param>
    /// <exception cref="InputError">They are no pairs: another length, more than one last token, a token outside the vocabulary, or none.</exception>
    public PairPlan(TokenBatch sequences, int vocabulary)
    {
        if (Explain(sequences, vocabulary) is string reason) throw new InputError(reason, "examples", "expected sequences [a, b, c] with the same c");
        ReadOnlySpan<int> tokens = sequences.Tokens;
        Count = sequences.Count;
        LastToken = tokens[2];
        FirstTokens = Occurring(tokens, 0, vocabulary, out int[] firstRows);
        SecondTokens = Occurring(tokens, 1, vocabulary, out int[] secondRows);

        int[] groups = Group(tokens, secondRows);
        var keys = new long[Count];
        Order = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            int first = firstRows[tokens[3 * i]], second = secondRows[tokens[3 * i + 1]];
            keys[i] = ((((long)groups[second] * FirstTokens.Length) + first) * SecondTokens.Length + second) * Count + i;
            Order[i] = i;
        }
        Array.Sort(keys, Order);
        FirstRows = new int[Count];
        SecondRows = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            FirstRows[i] = firstRows[tokens[3 * Order[i]]];
            SecondRows[i] = secondRows[tokens[3 * Order[i] + 1]];
        }
        int start = 0;
        for (int part = 0; part < Parts; part++)
        {
            int end = start, row = secondStarts[part];
            while (end < Count && groups[SecondRows[end]] < (part + 1) * GroupsPerPart) end++;
            while (row < SecondTokens.Length && groups[row] < (part + 1) * GroupsPerPart) row++;
            tiles[part] = Cut(start, end);
            secondStarts[part + 1] = row;
            start = end;
        }
    }

    /// <summary>The number of sequences.</summary>
    public int Count { get; }

    /// <summary>The third token of every sequence.</summary>
    public int LastToken { get; }

    /// <summary>The tokens that occur first, ascending: the token of each row of the first table.</summary>
    public ImmutableArray<int> FirstTokens { get; }

    /// <summary>The tokens that occur second, ascending: the token of each row of the second table.</summary>
    public ImmutableArray<int> SecondTokens { get; }

    /// <summary>The index, in the order they were given, of the sequence at each place of the plan.</summary>
    public int[] Order { get; }

    /// <summary>The row of the first token, by place.</summary>
    public int[] FirstRows { get; }

    /// <summary>The row of the second token, by place.</summary>
    public int[] SecondRows { get; }

    /// <summary>The rows of first tokens that do not occur in a part.</summary>
    public IEnumerable<int> AbsentFirstRows(int part)
    {
        var present = new HashSet<int>();
        foreach (PlanTile tile in tiles[part]) present.UnionWith(FirstRows.AsSpan(tile.Start, tile.Count).ToArray());
        return Enumerable.Range(0, FirstTokens.Length).Where(row => !present.Contains(row));
    }

    /// <summary>The tiles of a part, in order.</summary>
    public ReadOnlySpan<PlanTile> Tiles(int part) => tiles[part];

    /// <summary>The rows of the second table that only this part touches.</summary>
    public (int Start, int End) OwnSecondRows(int part) => (secondStarts[part], secondStarts[part + 1]);

    /// <summary>Values that belong to the sequences, in the order of the plan.</summary>
    public int[] Arrange(ReadOnlySpan<int> values)
    {
        var arranged = new int[Count];
        for (int place = 0; place < Count; place++) arranged[place] = values[Order[place]];
        return arranged;
    }

    /// <summary>Why sequences are no pairs; null when they are.</summary>
    public static string? Explain(TokenBatch sequences, int vocabulary)
    {
        if (sequences.Count == 0) return "there are no sequences";
        if (sequences.Positions != 3) return $"the sequences have {sequences.Positions} tokens";
        ReadOnlySpan<int> tokens = sequences.Tokens;
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary) return $"token {tokens[i]} lies outside the vocabulary of {vocabulary}";
            if (i % 3 == 2 && tokens[i] != tokens[2]) return $"the sequences end in different tokens, {tokens[2]} and {tokens[i]}";
        }
        return null;
    }

    private static ImmutableArray<int> Occurring(ReadOnlySpan<int> tokens, int position, int vocabulary, out int[] rows)
    {
        rows = new int[vocabulary];
        Array.Fill(rows, -1);
        for (int i = position; i < tokens.Length; i += 3) rows[tokens[i]] = 0;
        ImmutableArray<int>.Builder occurring = ImmutableArray.CreateBuilder<int>();
        for (int token = 0; token < vocabulary; token++)
        {
            if (rows[token] < 0) continue;
            rows[token] = occurring.Count;
            occurring.Add(token);
        }
        return occurring.ToImmutable();
    }

    /// <summary>Cuts places into tiles.</summary>
    private PlanTile[] Cut(int start, int end)
    {
        HashSet<int> seenFirst = [], seenSecond = [];
        var cut = new PlanTile[(end - start + FoldedTile.Capacity - 1) / FoldedTile.Capacity];
        for (int i = 0; i < cut.Length; i++)
        {
            int first = start + i * FoldedTile.Capacity, count = Math.Min(FoldedTile.Capacity, end - first);
            cut[i] = new PlanTile(
                i == 0, first, count,
                new TokenRuns(FirstRows.AsSpan(first, count), seenFirst), new TokenRuns(SecondRows.AsSpan(first, count), seenSecond));
        }
        return cut;
    }

    /// <summary>Cuts the rows of the second table into groups with nearly the same number of sequences.</summary>
    private int[] Group(ReadOnlySpan<int> tokens, int[] secondRows)
    {
        var groups = new int[SecondTokens.Length];
        var counts = new int[SecondTokens.Length];
        for (int i = 1; i < tokens.Length; i += 3) counts[secondRows[tokens[i]]]++;
        long before = 0;
        for (int row = 0; row < groups.Length; row++)
        {
            groups[row] = (int)((before + counts[row] / 2) * Parts * GroupsPerPart / Count);
            before += counts[row];
        }
        return groups;
    }
}
