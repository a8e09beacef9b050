namespace Mathesis.Exact;

/// <summary>Items (rows or columns) in doubly linked lists by a count, so that one with the least count is found at once.</summary>
internal sealed class CountLists
{
    private const int None = -1;

    private readonly int[] heads;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] counts;

    /// <summary>Puts every item with a positive count into its list; items with small numbers stand first in a list.</summary>
    /// <param name="counts">Each item's count, which the lists keep up to date.</param>
    /// <param name="largest">The largest count that can come up.</param>
    public CountLists(int[] counts, int largest)
    {
        this.counts = counts;
        heads = new int[largest + 1];
        heads.AsSpan().Fill(None);
        next = new int[counts.Length];
        previous = new int[counts.Length];
        for (int item = counts.Length - 1; item >= 0; item--)
            if (counts[item] > 0) Link(item);
    }

    /// <summary>The largest count that can come up.</summary>
    public int Largest => heads.Length - 1;

    /// <summary>The first item with a count, or -1.</summary>
    public int First(int count) => heads[count];

    /// <summary>The item after another one with the same count, or -1.</summary>
    public int Next(int item) => next[item];

    /// <summary>Changes an item's count; an item with count 0 is in no list.</summary>
    public void Change(int item, int count)
    {
        if (counts[item] == count) return;
        if (counts[item] > 0) Unlink(item);
        counts[item] = count;
        if (count > 0) Link(item);
    }

    private void Link(int item)
    {
        int head = heads[counts[item]];
        previous[item] = None;
        next[item] = head;
        if (head != None) previous[head] = item;
        heads[counts[item]] = item;
    }

    private void Unlink(int item)
    {
        if (previous[item] != None) next[previous[item]] = next[item];
        else heads[counts[item]] = next[item];
        if (next[item] != None) previous[next[item]] = previous[item];
    }
}
