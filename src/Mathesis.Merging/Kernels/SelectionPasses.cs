using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Merging;

/// <summary>
/// Finds selections by radix: a first pass counts the upper 16 bits of every key, a second the lower 16 bits of those keys whose upper
/// ones are a threshold's, and where only some of the elements at a threshold are selected, a third finds where they end.
/// </summary>
public static class SelectionPasses
{
    private const int Bins = 1 << 16;

    /// <summary>The passes; when they are done, every selection is known.</summary>
    /// <param name="sources">The keys and selections.</param>
    /// <param name="count">The elements of the tensor.</param>
    public static IEnumerable<TensorPass> Of(IReadOnlyList<SelectionSource> sources, long count)
    {
        SelectionSource[] open = [.. sources.Where(source => source.Selections.Any(selection => selection.Count > 0))];
        if (open.Length == 0) yield break;
        foreach (Selection selection in open.SelectMany(source => source.Selections))
            ArgumentOutOfRangeException.ThrowIfGreaterThan(selection.Count, count, nameof(sources));

        var upper = new HistogramPass(open.Length, (tile, keys, histograms) =>
        {
            for (int s = 0; s < open.Length; s++)
            {
                open[s].Keys(tile, keys);
                // Every key has a bin, so the bounds need no check.
                ref int bins = ref MemoryMarshal.GetReference(histograms.AsSpan(s * Bins, Bins));
                foreach (uint key in keys) Unsafe.Add(ref bins, (nint)(key >> 16))++;
            }
        });
        yield return upper;

        (int Source, Selection Selection)[] wanted =
            [.. open.SelectMany((source, s) => source.Selections.Where(selection => selection.Count > 0).Select(selection => (s, selection)))];
        var above = new long[wanted.Length];
        for (int w = 0; w < wanted.Length; w++)
            (wanted[w].Selection.Threshold, above[w]) = Descend(upper.Counts, wanted[w].Source, wanted[w].Selection.Count, 0);

        var lower = new HistogramPass(wanted.Length, (tile, keys, histograms) =>
        {
            int last = -1;
            for (int w = 0; w < wanted.Length; w++)
            {
                if (wanted[w].Source != last) open[last = wanted[w].Source].Keys(tile, keys);
                CountLower(keys, wanted[w].Selection.Threshold, histograms.AsSpan(w * Bins, Bins));
            }
        });
        yield return lower;

        for (int w = 0; w < wanted.Length; w++)
        {
            Selection selection = wanted[w].Selection;
            (uint low, long before) = Descend(lower.Counts, w, selection.Count, above[w]);
            selection.Threshold = selection.Threshold << 16 | low;
            selection.Ties = lower.Counts[w * Bins + low];
            selection.SelectedTies = selection.Count - before;
        }
        (int Source, Selection Selection)[] cut = [.. wanted.Where(pair => pair.Selection.SelectedTies < pair.Selection.Ties)];
        if (cut.Length > 0) yield return new TiePass([.. cut.Select(pair => (open[pair.Source].Keys, pair.Selection))]);
    }

    /// <summary>Counts the lower bits of the few keys whose upper bits are the threshold's.</summary>
    private static void CountLower(ReadOnlySpan<uint> keys, uint high, Span<int> bins)
    {
        ref uint first = ref MemoryMarshal.GetReference(keys);
        Vector256<uint> wanted = Vector256.Create(high);
        int i = 0;
        for (; i <= keys.Length - 8; i += 8)
        {
            uint found = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i) >>> 16, wanted).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1) bins[(int)(keys[i + BitOperations.TrailingZeroCount(found)] & 0xFFFF)]++;
        }
        for (; i < keys.Length; i++)
            if (keys[i] >> 16 == high) bins[(int)(keys[i] & 0xFFFF)]++;
    }

    /// <summary>From the largest bin down: the bin in which the element of that rank lies, and how many lie above it.</summary>
    private static (uint Bin, long Above) Descend(long[] counts, int histogram, long rank, long above)
    {
        for (int bin = Bins - 1; bin > 0; bin--)
        {
            long here = counts[histogram * Bins + bin];
            if (above + here >= rank) return ((uint)bin, above);
            above += here;
        }
        return (0, above);
    }

    /// <summary>Counts keys by 16 of their bits.</summary>
    private sealed class HistogramPass(int histograms, HistogramPass.Counter add) : TensorPass<HistogramPass.Accumulator>
    {
        private readonly ConcurrentBag<Accumulator> spare = [];

        public delegate void Counter(TensorTile tile, Span<uint> keys, int[] histograms);

        public long[] Counts { get; } = new long[histograms * Bins];

        protected override Accumulator Begin() => spare.TryTake(out Accumulator? cleared) ? cleared : new Accumulator(new int[histograms * Bins]);

        protected override void Visit(TensorTile tile, Accumulator accumulator) => add(tile, accumulator.Keys(tile.Count), accumulator.Counts);

        protected override void End(Accumulator accumulator)
        {
            for (int i = 0; i < Counts.Length; i++) Counts[i] += accumulator.Counts[i];
            Array.Clear(accumulator.Counts);
            spare.Add(accumulator);
        }

        public sealed class Accumulator(int[] counts)
        {
            private uint[] keys = [];

            public int[] Counts => counts;

            public Span<uint> Keys(int count)
            {
                if (keys.Length < count) keys = new uint[count];
                return keys.AsSpan(0, count);
            }
        }
    }

    /// <summary>Finds the tile in which the selected ones of the elements at a threshold end.</summary>
    private sealed class TiePass((Action<TensorTile, Span<uint>> Keys, Selection Selection)[] cut) : TensorPass<List<(long Start, int[] Ties)>>
    {
        private readonly long[] passed = new long[cut.Length];

        protected override List<(long Start, int[] Ties)> Begin() => [];

        protected override void Visit(TensorTile tile, List<(long Start, int[] Ties)> accumulator)
        {
            uint[] room = ArrayPool<uint>.Shared.Rent(tile.Count);
            Span<uint> keys = room.AsSpan(0, tile.Count);
            int[] ties = new int[cut.Length];
            for (int c = 0; c < cut.Length; c++)
            {
                cut[c].Keys(tile, keys);
                ties[c] = keys.Count(cut[c].Selection.Threshold);
            }
            ArrayPool<uint>.Shared.Return(room);
            accumulator.Add((tile.Start, ties));
        }

        protected override void End(List<(long Start, int[] Ties)> accumulator)
        {
            foreach ((long start, int[] ties) in accumulator)
            {
                for (int c = 0; c < cut.Length; c++)
                {
                    Selection selection = cut[c].Selection;
                    if (selection.CutTile == long.MaxValue && passed[c] + ties[c] >= selection.SelectedTies)
                        (selection.CutTile, selection.CutQuota) = (start, (int)(selection.SelectedTies - passed[c]));
                    passed[c] += ties[c];
                }
            }
        }
    }
}
