namespace Mathesis.Scripting;

/// <summary>The module itertools.</summary>
internal static class IteratorModule
{
    public static void Define(NativeTable table)
    {
        Lazily(table, "count(start?, step?)", (_, a) => Count(a[0] ?? Number.Box(0), a[1] ?? Number.Box(1)));
        Lazily(table, "cycle(iterable, /)", (machine, a) => Cycle(machine, Iteration.Start(a[0])));
        Lazily(table, "repeat(object, times?)", (_, a) => Repeat(a[0], a[1] is null ? long.MaxValue : Number.Long(a[1])));
        Lazily(table, "accumulate(iterable, func?, *, initial?)", (machine, a) => Accumulate(machine, Iteration.Start(a[0]), a[1] is None ? null : a[1], a[2] is None ? null : a[2]));
        Lazily(table, "chain(*iterables)", (_, a) => Chain(new TupleIterator((object[])a[0])));
        var chain = (NativeFunction)table.Member("chain");
        table.Constant("chain", new ChainFunction(chain));
        Lazily(table, "compress(data, selectors)", (machine, a) => Compress(machine, Iteration.Start(a[0]), Iteration.Start(a[1])));
        Lazily(table, "dropwhile(predicate, iterable, /)", (machine, a) => DropWhile(machine, a[0], Iteration.Start(a[1])));
        Lazily(table, "takewhile(predicate, iterable, /)", (machine, a) => TakeWhile(machine, a[0], Iteration.Start(a[1])));
        Lazily(table, "filterfalse(function, iterable, /)", (machine, a) => FilterFalse(machine, a[0], Iteration.Start(a[1])));
        Lazily(table, "starmap(function, iterable, /)", (machine, a) => StarMap(machine, a[0], Iteration.Start(a[1])));
        Lazily(table, "islice(iterable, start, stop?, step?, /)", (machine, a) => Slice(machine, a));
        Lazily(table, "pairwise(iterable, /)", (_, a) => Pairwise(Iteration.Start(a[0])));
        Lazily(table, "groupby(iterable, key?)", (machine, a) => Grouping.Groups(machine, Iteration.Start(a[0]), a[1] is None ? null : a[1]));
        Lazily(table, "zip_longest(*iterables, fillvalue?)", (_, a) => ZipLongest([.. ((object[])a[0]).Select(Iteration.Start)], a[1] ?? None.Value));
        table.Add("tee(iterable, n?, /)", (_, a) => Tee(Iteration.Start(a[0]), a[1] is null ? 2 : Number.Long(a[1])));
        Lazily(table, "product(*iterables, repeat?)", (_, a) => Combinatorics.Product([.. ((object[])a[0]).Select(Pool)], a[1] is null ? 1 : Number.Long(a[1])));
        Lazily(table, "permutations(iterable, r?)", (_, a) => Combinatorics.Permutations(Pool(a[0]), a[1] is null or None ? -1 : NotNegative(a[1])));
        Lazily(table, "combinations(iterable, r)", (_, a) => Combinatorics.Combinations(Pool(a[0]), NotNegative(a[1])));
        Lazily(table, "combinations_with_replacement(iterable, r)", (_, a) => Combinatorics.CombinationsWithReplacement(Pool(a[0]), NotNegative(a[1])));
    }

    private static void Lazily(NativeTable table, string signature, Func<Machine, object[], IEnumerable<object>> make) => table.Add(signature, (machine, a) => new EnumerableIterator(make(machine, a)));

    private static object[] Pool(object value) => [.. Iteration.ToArray(value)];

    private static int NotNegative(object value) => Number.Long(value) is >= 0 and <= int.MaxValue and var r ? (int)r : throw Fault.Value("r must be non-negative");

    private static IEnumerable<object> Count(object start, object step)
    {
        for (object value = start; ; value = Operators.Add(value, step)) yield return value;
    }

    private static IEnumerable<object> Cycle(Machine machine, IteratorValue source)
    {
        var seen = new ListValue();
        while (source.Next() is { } item)
        {
            seen.Add(item);
            yield return item;
        }
        while (seen.Count > 0)
            for (int i = 0; i < seen.Count; i++)
            {
                machine.Step();
                yield return seen.Items[i];
            }
    }

    private static IEnumerable<object> Repeat(object item, long times)
    {
        for (; times > 0; times--) yield return item;
    }

    private static IEnumerable<object> Accumulate(Machine machine, IteratorValue source, object? function, object? initial)
    {
        object? total = initial ?? source.Next();
        if (total is null) yield break;
        yield return total;
        while (source.Next() is { } item)
        {
            machine.Step();
            total = function is null ? Operators.Add(total, item) : machine.Call(function, total, item);
            yield return total;
        }
    }

    public static IEnumerable<object> Chain(IteratorValue sources)
    {
        while (sources.Next() is { } source)
        {
            Machine.Current.Step();
            IteratorValue iterator = Iteration.Start(source);
            while (iterator.Next() is { } item) yield return item;
        }
    }

    private static IEnumerable<object> Compress(Machine machine, IteratorValue data, IteratorValue selectors)
    {
        while (data.Next() is { } item && selectors.Next() is { } selector)
        {
            machine.Step();
            if (Operators.IsTrue(selector)) yield return item;
        }
    }

    private static IEnumerable<object> DropWhile(Machine machine, object predicate, IteratorValue source)
    {
        bool drops = true;
        while (source.Next() is { } item)
        {
            machine.Step();
            if (drops && Operators.IsTrue(machine.Call(predicate, item))) continue;
            drops = false;
            yield return item;
        }
    }

    private static IEnumerable<object> TakeWhile(Machine machine, object predicate, IteratorValue source)
    {
        while (source.Next() is { } item && Operators.IsTrue(machine.Call(predicate, item))) yield return item;
    }

    private static IEnumerable<object> FilterFalse(Machine machine, object function, IteratorValue source)
    {
        while (source.Next() is { } item)
        {
            machine.Step();
            if (!Operators.IsTrue(function is None ? item : machine.Call(function, item))) yield return item;
        }
    }

    private static IEnumerable<object> StarMap(Machine machine, object function, IteratorValue source)
    {
        while (source.Next() is { } item) yield return machine.CallWith(function, [.. Iteration.ToArray(item)], []);
    }

    private static IEnumerable<object> Slice(Machine machine, object[] a)
    {
        bool hasStart = a[2] is not null;
        long start = hasStart && a[1] is not None ? Bound(a[1]) : 0;
        long stop = (hasStart ? a[2] : a[1]) is var bound && bound is None ? long.MaxValue : Bound(bound);
        long step = a[3] is null or None ? 1 : Number.Long(a[3]);
        if (step < 1) throw Fault.Value("Step for islice() must be a positive integer or None.");
        return Sliced(machine, Iteration.Start(a[0]), start, stop, step);

        static long Bound(object value) => Number.Clamped(value) is >= 0 and var place ? place : throw Fault.Value("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }

    private static IEnumerable<object> Sliced(Machine machine, IteratorValue source, long start, long stop, long step)
    {
        long wanted = start;
        for (long place = 0; place < stop; place++)
        {
            machine.Step();
            if (source.Next() is not { } item) yield break;
            if (place != wanted) continue;
            yield return item;
            wanted += step;
        }
    }

    private static IEnumerable<object> Pairwise(IteratorValue source)
    {
        object? before = source.Next();
        while (before is not null && source.Next() is { } item)
        {
            yield return new TupleValue([before, item]);
            before = item;
        }
    }

    private static IEnumerable<object> ZipLongest(IteratorValue[] sources, object fill)
    {
        bool[] ended = new bool[sources.Length];
        while (true)
        {
            object[] items = new object[sources.Length];
            for (int i = 0; i < items.Length; i++)
            {
                object? item = ended[i] ? null : sources[i].Next();
                ended[i] = item is null;
                items[i] = item ?? fill;
            }
            if (Array.TrueForAll(ended, end => end)) yield break;
            yield return new TupleValue(items);
        }
    }

    private static TupleValue Tee(IteratorValue source, long count)
    {
        if (count is < 0 or > 1000) throw Fault.Value("n must be between 0 and 1000");
        var seen = new ListValue();
        object[] branches = new object[count];
        for (int i = 0; i < count; i++) branches[i] = new EnumerableIterator(Branch());
        return new TupleValue(branches);

        IEnumerable<object> Branch()
        {
            for (int place = 0; ; place++)
            {
                if (place == seen.Count)
                {
                    if (source.Next() is not { } item) yield break;
                    seen.Add(item);
                }
                yield return seen.Items[place];
            }
        }
    }
}
