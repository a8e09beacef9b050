using System.Numerics;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// What a network that reads [a, b, "="] computes at the last position for all pairs (a, b) of residues modulo n; "=" is
/// the token n.
/// </summary>
/// <param name="Logits">The logits of the residues; those of other outputs are dropped.</param>
/// <param name="Neurons">The activations of a block's neurons after the non-linearity.</param>
/// <param name="AttentionToFirst">The attention of "=" to a in that block, one column a head.</param>
/// <param name="AttentionToSecond">The attention of "=" to b in that block, one column a head.</param>
public sealed record GridActivations(PairGrid Logits, PairGrid Neurons, PairGrid AttentionToFirst, PairGrid AttentionToSecond)
{
    private const int Positions = 3;

    /// <summary>The logits of all pairs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="size">n, at most the number of outputs and less than the vocabulary.</param>
    public static PairGrid LogitsOf<T>(IForward<T> network, int size) where T : unmanaged, INumberBase<T>
    {
        Tensor<T> logits = network.Run(Sequences(size, 0, size));
        // Each pair's positions in one row: its last position's logits are the last of them.
        int outputs = logits.Shape[^1];
        return PairGrid.From<T>(size, size, logits.Span, Positions * outputs, (Positions - 1) * outputs);
    }

    /// <summary>The logits, neurons and attention of all pairs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="size">n, at most the number of outputs and less than the vocabulary.</param>
    /// <param name="block">The block to look into.</param>
    public static GridActivations Of<T>(IForward<T> network, int size, int block = 0) where T : unmanaged, INumberBase<T>
    {
        var logits = new PairGrid(size, size);
        PairGrid? neurons = null, toFirst = null, toSecond = null;
        for (int a = 0; a < size; a++)
        {
            int first = a;
            Hooks<T> hooks = new Hooks<T>()
                .Read($"blocks.{block}.mlp.hook_post", value => CopyLast(value, neurons ??= new PairGrid(size, value.Shape[^1]), first))
                .Read($"blocks.{block}.attn.hook_pattern", pattern =>
                {
                    CopyPattern(pattern, toFirst ??= new PairGrid(size, pattern.Shape[1]), first, key: 0);
                    CopyPattern(pattern, toSecond ??= new PairGrid(size, pattern.Shape[1]), first, key: 1);
                });
            CopyLast(network.Run(Sequences(size, a, 1), hooks), logits, a);
        }
        if (neurons is null || toFirst is null || toSecond is null)
            throw new ArgumentException($"the network has no neurons or no attention in block {block}", nameof(network));
        return new GridActivations(logits, neurons, toFirst, toSecond);
    }

    /// <summary>The sequences [a, b, "="] for <paramref name="count"/> values of a and every b.</summary>
    private static TokenBatch Sequences(int size, int a, int count) =>
        new([.. Enumerable.Range(a * size, count * size).SelectMany(pair => (int[])[pair / size, pair % size, size])], Positions);

    /// <summary>Copies the last position of [sequences, positions, width], as many columns as the grid has.</summary>
    private static void CopyLast<T>(Tensor<T> value, PairGrid grid, int a) where T : unmanaged, INumberBase<T>
    {
        for (int b = 0; b < grid.Size; b++)
        {
            ReadOnlySpan<T> source = value.Row(b * Positions + Positions - 1);
            Span<double> target = grid.Row(a * grid.Size + b);
            for (int column = 0; column < target.Length; column++) target[column] = double.CreateChecked(source[column]);
        }
    }

    /// <summary>Copies the attention from the last position to one key, of [sequences, heads, queries, keys].</summary>
    private static void CopyPattern<T>(Tensor<T> pattern, PairGrid grid, int a, int key) where T : unmanaged, INumberBase<T>
    {
        for (int b = 0; b < grid.Size; b++)
        {
            for (int head = 0; head < grid.Columns; head++)
                grid[a, b, head] = double.CreateChecked(pattern.Row((b * grid.Columns + head) * Positions + Positions - 1)[key]);
        }
    }
}
