namespace Mathesis.Exact;

/// <summary>
/// A heap of pending products, one a slot, the largest monomial first; slots with the same monomial form a chain and count as one (Johnson
/// 1974; Monagan and Pearce 2007).
/// </summary>
internal sealed class ProductHeap(int words, int slots)
{
    private readonly int words = words;
    private ulong[] keys = new ulong[words * Math.Max(1, slots)];
    private int[] next = new int[Math.Max(1, slots)];
    private (ulong High, int Slot)[] heap = new (ulong, int)[Math.Max(1, slots)];

    /// <summary>The number of different monomials.</summary>
    public int Count { get; private set; }

    /// <summary>The largest monomial.</summary>
    public ReadOnlySpan<ulong> Largest => keys.AsSpan(heap[0].Slot * words, words);

    /// <summary>Where the monomial of a slot is written before it is inserted.</summary>
    public Span<ulong> Key(int slot)
    {
        if (slot >= next.Length)
        {
            int longer = Math.Max(slot + 1, 2 * next.Length);
            Array.Resize(ref keys, longer * words);
            Array.Resize(ref next, longer);
            Array.Resize(ref heap, longer);
        }
        return keys.AsSpan(slot * words, words);
    }

    /// <summary>Inserts a slot by its monomial.</summary>
    public void Insert(int slot)
    {
        ulong high = keys[slot * words];
        int hole = Count;
        while (hole > 0)
        {
            int parent = (hole - 1) / 2, order = Compare(high, slot, heap[parent]);
            if (order == 0)
            {
                next[slot] = heap[parent].Slot;
                heap[parent].Slot = slot;
                return;
            }
            if (order < 0) break;
            hole = parent;
        }
        int from = Count++;
        while (from > hole)
        {
            int parent = (from - 1) / 2;
            heap[from] = heap[parent];
            from = parent;
        }
        heap[hole] = (high, slot);
        next[slot] = -1;
    }

    /// <summary>Removes the largest monomial; returns the first slot of its chain.</summary>
    public int RemoveLargest()
    {
        int chain = heap[0].Slot;
        (ulong High, int Slot) last = heap[--Count];
        int hole = 0;
        while (true)
        {
            int child = (2 * hole) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && Compare(heap[child + 1].High, heap[child + 1].Slot, heap[child]) > 0) child++;
            if (Compare(last.High, last.Slot, heap[child]) >= 0) break;
            heap[hole] = heap[child];
            hole = child;
        }
        if (Count > 0) heap[hole] = last;
        return chain;
    }

    /// <summary>The slot after another in its chain; -1 at the end.</summary>
    public int Next(int slot) => next[slot];

    private int Compare(ulong high, int slot, (ulong High, int Slot) other)
    {
        if (high != other.High) return high < other.High ? -1 : 1;
        return words == 1 ? 0 : MonomialLayout.Compare(keys.AsSpan(slot * words, words), keys.AsSpan(other.Slot * words, words));
    }
}
