namespace Mathesis.Scripting;

/// <summary>Stable sorting.</summary>
internal static class Sorting
{
    /// <summary>Sorts a list; it looks empty to the script meanwhile, as in CPython.</summary>
    public static void Sort(ListValue list, object? key, bool reverse)
    {
        Machine machine = Machine.Current;
        int count = list.Count;
        object[] items = list.Items.AsSpan(0, count).ToArray();
        machine.Allocate(24L * count);
        object[] keys = items;
        list.Replace([], 0);
        try
        {
            if (key is not (null or None))
            {
                keys = new object[count];
                for (int i = 0; i < count; i++)
                {
                    machine.Step();
                    keys[i] = machine.Call(key, items[i]);
                }
            }
            items = Sort(machine, items, keys, reverse);
        }
        finally
        {
            list.Replace(items, count);
        }
    }

    private static object[] Sort(Machine machine, object[] items, object[] keys, bool reverse)
    {
        int count = items.Length;
        if (count < 2) return items;
        int[] order = new int[count];
        // Reversing before and after keeps equal elements in their order.
        for (int i = 0; i < count; i++) order[i] = reverse ? count - 1 - i : i;
        machine.Charge(count / 4);
        if (Array.TrueForAll(keys, key => key is long))
        {
            long[] numbers = Array.ConvertAll(keys, key => (long)key);
            Merge(machine, order, (i, j) => numbers[j] < numbers[i]);
        }
        else if (Array.TrueForAll(keys, key => key is string))
        {
            string[] texts = Array.ConvertAll(keys, key => (string)key);
            Merge(machine, order, (i, j) => string.CompareOrdinal(texts[j], texts[i]) < 0);
        }
        else
        {
            Merge(machine, order, (i, j) => Comparison.IsLess(keys[j], keys[i]));
        }
        object[] sorted = new object[count];
        for (int i = 0; i < count; i++) sorted[reverse ? count - 1 - i : i] = items[order[i]];
        return sorted;
    }

    /// <summary>Merges runs bottom up; asks only whether a later element comes before an earlier one.</summary>
    private static void Merge(Machine machine, int[] order, Func<int, int, bool> comesAfter)
    {
        const int run = 8;
        int count = order.Length;
        for (int start = 0; start < count; start += run)
        {
            for (int i = start + 1; i < Math.Min(start + run, count); i++)
            {
                int moving = order[i], j = i;
                for (; j > start && comesAfter(order[j - 1], moving); j--) order[j] = order[j - 1];
                order[j] = moving;
            }
        }
        int[] other = new int[count];
        for (int width = run; width < count; width *= 2)
        {
            for (int start = 0; start < count; start += 2 * width)
            {
                int middle = Math.Min(start + width, count), end = Math.Min(start + (2 * width), count);
                machine.Charge((end - start) / 4);
                int left = start, right = middle;
                for (int i = start; i < end; i++)
                    other[i] = left < middle && (right >= end || !comesAfter(order[left], order[right])) ? order[left++] : order[right++];
            }
            other.CopyTo(order, 0);
        }
    }
}
