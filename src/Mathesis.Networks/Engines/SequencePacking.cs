using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Puts sequences of various lengths into rows of one length. Segments keep attention and recurrences apart, and positions begin
/// anew in each sequence.
/// </summary>
public static class SequencePacking
{
    /// <summary>Several sequences in a row, each into the first row with room for it, in the order given.</summary>
    /// <param name="sequences">Tokens, and for each token the class wanted there or <see cref="Examples.Ignored"/>.</param>
    /// <param name="positions">The length of a row.</param>
    /// <param name="padding">The token that fills what remains.</param>
    /// <exception cref="InputError">A sequence is longer than a row.</exception>
    public static Examples Pack(IReadOnlyList<(int[] Tokens, int[] Targets)> sequences, int positions, int padding = 0)
    {
        var free = new List<int>();
        var places = new (int Row, int Start)[sequences.Count];
        for (int i = 0; i < sequences.Count; i++)
        {
            int length = Length(sequences, i, positions);
            int row = free.FindIndex(room => room >= length);
            if (row < 0)
            {
                row = free.Count;
                free.Add(positions);
            }
            places[i] = (row, positions - free[row]);
            free[row] -= length;
        }
        return Fill(sequences, places, free.Count, positions, padding);
    }

    /// <summary>One sequence a row, padding after it.</summary>
    /// <param name="sequences">Tokens, and for each token the class wanted there or <see cref="Examples.Ignored"/>.</param>
    /// <param name="padding">The token that fills what remains.</param>
    public static Examples Pad(IReadOnlyList<(int[] Tokens, int[] Targets)> sequences, int padding = 0)
    {
        int positions = sequences.Count == 0 ? 1 : Math.Max(1, sequences.Max(sequence => sequence.Tokens.Length));
        for (int i = 0; i < sequences.Count; i++) _ = Length(sequences, i, positions);
        return Fill(sequences, [.. Enumerable.Range(0, sequences.Count).Select(row => (row, 0))], sequences.Count, positions, padding);
    }

    private static int Length(IReadOnlyList<(int[] Tokens, int[] Targets)> sequences, int index, int positions)
    {
        (int[] tokens, int[] targets) = sequences[index];
        if (tokens.Length != targets.Length) throw new ArgumentException($"sequence {index} has {tokens.Length} tokens and {targets.Length} targets", nameof(sequences));
        if (tokens.Length > positions) throw new InputError($"sequence {index} has {tokens.Length} tokens", expected: $"expected at most {positions}");
        return tokens.Length;
    }

    private static Examples Fill(IReadOnlyList<(int[] Tokens, int[] Targets)> sequences, (int Row, int Start)[] places, int rows, int positions, int padding)
    {
        var tokens = new int[rows * positions];
        var targets = new int[rows * positions];
        var segments = new int[rows * positions];
        tokens.AsSpan().Fill(padding);
        targets.AsSpan().Fill(Examples.Ignored);
        segments.AsSpan().Fill(-1);
        for (int i = 0; i < places.Length; i++)
        {
            int start = places[i].Row * positions + places[i].Start;
            sequences[i].Tokens.CopyTo(tokens, start);
            sequences[i].Targets.CopyTo(targets, start);
            segments.AsSpan(start, sequences[i].Tokens.Length).Fill(i);
        }
        return new Examples(new TokenBatch(tokens, positions, segments, null), targets);
    }
}
