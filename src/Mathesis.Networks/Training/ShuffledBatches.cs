using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Batches of fixed examples. An epoch goes through all of them in a new random order, and its last batch may be smaller; with size
/// 0 every batch is all of them.
/// </summary>
/// <param name="examples">The examples.</param>
/// <param name="size">The size of a batch, or 0 for all.</param>
/// <param name="seed">The seed of the order.</param>
public sealed class ShuffledBatches(Examples examples, int size, ulong seed) : IBatchSource
{
    private int[] order = [];
    private long orderEpoch = -1;

    /// <inheritdoc/>
    public string Identity => examples.Count.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public Examples Batch(long number)
    {
        if (size == 0 || size >= examples.Count) return examples;
        int batches = (examples.Count + size - 1) / size;
        (long epoch, long batch) = Math.DivRem(number, batches);
        if (epoch != orderEpoch)
        {
            order = [.. Enumerable.Range(0, examples.Count)];
            new RandomStream("networks/order", seed, (ulong)epoch).Shuffle(order.AsSpan());
            orderEpoch = epoch;
        }
        int start = (int)batch * size;
        return examples.Select(order.AsSpan(start, Math.Min(size, examples.Count - start)));
    }
}
