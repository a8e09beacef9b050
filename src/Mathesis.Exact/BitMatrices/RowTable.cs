using System.Numerics;

namespace Mathesis.Exact;

/// <summary>All sums of up to eight rows: entry i is the sum of the rows whose bits are set in i.</summary>
internal sealed unsafe class RowTable : IDisposable
{
    /// <summary>The most rows a table combines.</summary>
    public const int Together = 8;

    private readonly AlignedMemory memory = new();
    private ulong* entries;
    private nint stride;

    /// <summary>Fills the table; each entry costs one addition of rows.</summary>
    /// <param name="rows">The first row.</param>
    /// <param name="rowStride">How far one row stands behind the other, in words.</param>
    /// <param name="count">The number of rows, at most 8.</param>
    /// <param name="words">How many words of each to take.</param>
    public void Fill(ulong* rows, nint rowStride, int count, int words)
    {
        stride = (words + 7) & ~7;
        entries = memory.Take<ulong>((1 << Together) * stride);
        new Span<ulong>(entries, words).Clear();
        for (int i = 1; i < 1 << count; i++)
        {
            // Entry i is that without its lowest bit, plus the row of that bit.
            ulong* target = entries + (i * stride);
            new ReadOnlySpan<ulong>(entries + ((i & (i - 1)) * stride), words).CopyTo(new Span<ulong>(target, words));
            WordRows.ExclusiveOr(target, rows + (BitOperations.TrailingZeroCount(i) * rowStride), words);
        }
    }

    /// <summary>An entry.</summary>
    public ulong* this[int index] => entries + (index * stride);

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();
}
