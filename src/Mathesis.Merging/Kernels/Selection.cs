using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Merging;

/// <summary>
/// The largest elements of a tensor by a key, exactly as many as asked for: those above a threshold, and of those equal to it the first
/// ones. Found without sorting and without holding the tensor: <see cref="SelectionPasses"/>.
/// </summary>
public sealed class Selection
{
    /// <summary>How many elements are selected.</summary>
    public required long Count { get; init; }

    /// <summary>The key of the last element selected.</summary>
    public uint Threshold { get; internal set; }

    /// <summary>How many elements have that key.</summary>
    public long Ties { get; internal set; }

    /// <summary>How many of those with that key are selected.</summary>
    public long SelectedTies { get; internal set; }

    /// <summary>The first element of the tile in which the selected ties end.</summary>
    internal long CutTile { get; set; } = long.MaxValue;

    /// <summary>How many ties of that tile are selected.</summary>
    internal int CutQuota { get; set; }

    /// <summary>Sets what is not selected to zero.</summary>
    /// <param name="keys">The keys of a tile.</param>
    /// <param name="start">The index of the tile's first element.</param>
    /// <param name="values">The elements.</param>
    public void Keep(ReadOnlySpan<uint> keys, long start, Span<double> values)
    {
        int i = 0;
        if (Count > 0 && start != CutTile && (start < CutTile || Threshold < uint.MaxValue))
        {
            Vector128<uint> least = Vector128.Create(start < CutTile ? Threshold : Threshold + 1);
            ref uint key = ref MemoryMarshal.GetReference(keys);
            ref double value = ref MemoryMarshal.GetReference(values);
            for (; i <= Math.Min(keys.Length, values.Length) - 4; i += 4)
            {
                Vector128<int> isIn = Vector128.GreaterThanOrEqual(Vector128.LoadUnsafe(ref key, (nuint)i), least).AsInt32();
                (Vector128<long> lower, Vector128<long> upper) = Vector128.Widen(isIn);
                (Vector256.LoadUnsafe(ref value, (nuint)i) & Vector256.Create(lower, upper).AsDouble()).StoreUnsafe(ref value, (nuint)i);
            }
            uint bound = least[0];
            for (; i < values.Length; i++)
                if (keys[i] < bound) values[i] = 0;
            return;
        }
        double[] mask = new double[values.Length];
        Mark(keys, start, mask);
        for (; i < values.Length; i++)
            if (mask[i] == 0) values[i] = 0;
    }

    /// <summary>Sets mask to 1 for elements that are selected and 0 for others.</summary>
    /// <param name="keys">The keys of a tile.</param>
    /// <param name="start">The index of the tile's first element.</param>
    /// <param name="mask">Where the mask goes.</param>
    public void Mark(ReadOnlySpan<uint> keys, long start, Span<double> mask)
    {
        if (Count == 0)
        {
            mask.Clear();
            return;
        }
        // With no key equal to it, the least key above the threshold would do; ties before the cut are all in, those after are all out.
        uint least = start < CutTile ? Threshold : Threshold + 1;
        bool none = start >= CutTile && Threshold == uint.MaxValue;
        for (int i = 0; i < keys.Length; i++) mask[i] = !none && keys[i] >= least ? 1 : 0;
        if (start != CutTile) return;
        int quota = CutQuota;
        for (int i = 0; quota > 0 && i < keys.Length; i++)
        {
            if (keys[i] != Threshold) continue;
            mask[i] = 1;
            quota--;
        }
    }
}
