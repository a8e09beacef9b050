namespace Mathesis.Scripting;

/// <summary>The module heapq, with the moves of CPython.</summary>
internal static class HeapModule
{
    private static ListValue Heap(object value) => value as ListValue ?? throw Fault.Type($"heap argument must be a list, not {Classes.Of(value).Name}");

    public static void Define(NativeTable table)
    {
        table.Add("heappush(heap, item, /)", (machine, a) =>
        {
            ListValue heap = Heap(a[0]);
            heap.Add(a[1]);
            SiftDown(machine, heap, 0, heap.Count - 1);
            return None.Value;
        });
        table.Add("heappop(heap, /)", (machine, a) => Pop(machine, Heap(a[0])));
        table.Add("heapify(heap, /)", (machine, a) =>
        {
            Heapify(machine, Heap(a[0]));
            return None.Value;
        });
        table.Add("heappushpop(heap, item, /)", (machine, a) =>
        {
            ListValue heap = Heap(a[0]);
            if (heap.Count == 0 || !Comparison.IsLess(heap.Items[0], a[1])) return a[1];
            return Replace(machine, heap, a[1]);
        });
        table.Add("heapreplace(heap, item, /)", (machine, a) => Heap(a[0]).Count == 0 ? throw Fault.Index("index out of range") : Replace(machine, Heap(a[0]), a[1]));
        table.Add("nsmallest(n, iterable, key?)", (_, a) => Best(a, reverse: false));
        table.Add("nlargest(n, iterable, key?)", (_, a) => Best(a, reverse: true));
        table.Add("merge(*iterables, key?, reverse?)", (_, a) => new EnumerableIterator(Merge([.. ((object[])a[0]).Select(Iteration.Start)], a[1], a[2] is not null && Operators.IsTrue(a[2]))));
    }

    private static ListValue Best(object[] a, bool reverse)
    {
        var list = new ListValue([.. Iteration.ToArray(a[1])]);
        Sorting.Sort(list, a[2], reverse);
        return new ListValue(list.ToArray()[..(int)Math.Clamp(Number.Clamped(a[0]), 0, list.Count)]);
    }

    private static object Pop(Machine machine, ListValue heap)
    {
        if (heap.Count == 0) throw Fault.Index("index out of range");
        object last = heap.RemoveAt(heap.Count - 1);
        return heap.Count == 0 ? last : Replace(machine, heap, last);
    }

    private static object Replace(Machine machine, ListValue heap, object item)
    {
        object smallest = heap.Items[0];
        heap.Items[0] = item;
        SiftUp(machine, heap, 0);
        return smallest;
    }

    private static void Heapify(Machine machine, ListValue heap)
    {
        for (int i = (heap.Count / 2) - 1; i >= 0; i--) SiftUp(machine, heap, i);
    }

    private static void SiftDown(Machine machine, ListValue heap, int start, int place)
    {
        object item = heap.Items[place];
        while (place > start)
        {
            machine.Step();
            int parent = (place - 1) >> 1;
            if (!Comparison.IsLess(item, heap.Items[parent])) break;
            Unchanged(heap, place);
            heap.Items[place] = heap.Items[parent];
            place = parent;
        }
        heap.Items[place] = item;
    }

    private static void SiftUp(Machine machine, ListValue heap, int place)
    {
        int end = heap.Count, start = place;
        object item = heap.Items[place];
        while ((2 * place) + 1 < end)
        {
            machine.Step();
            int child = (2 * place) + 1;
            if (child + 1 < end && !Comparison.IsLess(heap.Items[child], heap.Items[child + 1])) child++;
            Unchanged(heap, end - 1);
            heap.Items[place] = heap.Items[child];
            place = child;
        }
        heap.Items[place] = item;
        SiftDown(machine, heap, start, place);
    }

    /// <summary>A comparison of a script may have shortened the list.</summary>
    private static void Unchanged(ListValue heap, int place)
    {
        if (place >= heap.Count) throw Fault.Runtime("list changed size during iteration");
    }

    private static IEnumerable<object> Merge(IteratorValue[] sources, object? key, bool reverse)
    {
        Machine machine = Machine.Current;
        object?[] heads = [.. sources.Select(source => source.Next())];
        while (true)
        {
            int best = -1;
            for (int i = 0; i < heads.Length; i++)
            {
                if (heads[i] is null) continue;
                machine.Step();
                if (best < 0 || (reverse ? Comparison.IsLess(Key(heads[best]!), Key(heads[i]!)) : Comparison.IsLess(Key(heads[i]!), Key(heads[best]!)))) best = i;
            }
            if (best < 0) yield break;
            yield return heads[best]!;
            heads[best] = sources[best].Next();
        }

        object Key(object item) => key is null or None ? item : machine.Call(key, item);
    }
}
