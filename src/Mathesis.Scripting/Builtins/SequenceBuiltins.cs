namespace Mathesis.Scripting;

/// <summary>Built-in functions on collections and iterators.</summary>
internal static class SequenceBuiltins
{
    public static void Define(NativeTable table)
    {
        table.Add("len(obj, /)", (_, a) => Number.Box(Iteration.Length(a[0])));
        table.Add("all(iterable, /)", (machine, a) => Number.Box(!Any(machine, a[0], wanted: false)));
        table.Add("any(iterable, /)", (machine, a) => Number.Box(Any(machine, a[0], wanted: true)));
        table.Add("sum(iterable, /, start?)", (machine, a) => Sum(machine, a[0], a[1] ?? Number.Box(0)));
        table.Add("min(*args, key?, default?)", (machine, a) => Extremum(machine, a, "min", ComparisonOperator.Less));
        table.Add("max(*args, key?, default?)", (machine, a) => Extremum(machine, a, "max", ComparisonOperator.Greater));
        table.Add("sorted(iterable, /, *, key?, reverse?)", (_, a) =>
        {
            var list = new ListValue([.. Iteration.ToArray(a[0])]);
            Sorting.Sort(list, a[1], a[2] is not null && Operators.IsTrue(a[2]));
            return list;
        });
        table.Add("reversed(sequence, /)", (_, a) => Reversed(a[0]));
        table.Add("enumerate(iterable, start?)", (_, a) => new EnumerableIterator(Enumerate(a[0], a[1] ?? Number.Box(0))));
        table.Add("zip(*iterables, strict?)", (_, a) => new EnumerableIterator(Zip([.. ((object[])a[0]).Select(Iteration.Start)], a[1] is not null && Operators.IsTrue(a[1]))));
        table.Add("map(func, *iterables)", (machine, a) => ((object[])a[1]).Length == 0 ? throw Fault.Type("map() must have at least two arguments.") : new EnumerableIterator(Map(machine, a[0], [.. ((object[])a[1]).Select(Iteration.Start)])));
        table.Add("filter(function, iterable, /)", (machine, a) => new EnumerableIterator(Filter(machine, a[0], Iteration.Start(a[1]))));
        table.Add("iter(object, sentinel?, /)", (machine, a) => a[1] is null ? Iteration.Start(a[0]) : new EnumerableIterator(Until(machine, a[0], a[1])));
        table.Add("next(iterator, default?, /)", (_, a) => Next(a[0], a[1]));
    }

    private static bool Any(Machine machine, object source, bool wanted)
    {
        IteratorValue iterator = Iteration.Start(source);
        while (iterator.Next() is { } item)
        {
            machine.Step();
            if (Operators.IsTrue(item) == wanted) return true;
        }
        return false;
    }

    private static object Sum(Machine machine, object source, object start)
    {
        if (start is string) throw Fault.Type("sum() can't sum strings [use ''.join(seq) instead]");
        IteratorValue iterator = Iteration.Start(source);
        object total = start;
        while (iterator.Next() is { } item)
        {
            machine.Step();
            total = Operators.Add(total, item);
        }
        return total;
    }

    private static object Extremum(Machine machine, object[] a, string name, ComparisonOperator better)
    {
        object[] arguments = (object[])a[0];
        if (arguments.Length == 0) throw Fault.Type($"{name} expected at least 1 argument, got 0");
        object? key = a[1] is None ? null : a[1];
        IteratorValue items = arguments.Length == 1 ? Iteration.Start(arguments[0]) : new TupleIterator(arguments);
        object? best = null, bestKey = null;
        while (items.Next() is { } item)
        {
            machine.Step();
            object value = key is null ? item : machine.Call(key, item);
            if (best is not null && !Comparison.Test(better, value, bestKey!)) continue;
            (best, bestKey) = (item, value);
        }
        return best ?? a[2] ?? throw Fault.Value($"{name}() arg is an empty sequence");
    }

    private static IteratorValue Reversed(object value)
    {
        switch (value)
        {
            case RangeValue range: return new RangeIterator(range.Count == 0 ? 0 : range[range.Count - 1], range.Count, -range.Step);
            case DictionaryValue dictionary: return new DictionaryIterator(dictionary, DictionaryPart.Keys, reversed: true);
            case DictionaryView view: return new DictionaryIterator(view.Dictionary, view.Part, reversed: true);
            case ListValue list: return new EnumerableIterator(ReversedList(list));
            case string or TupleValue or DequeValue:
                object[] items = [.. Iteration.ToArray(value)];
                Array.Reverse(items);
                return new TupleIterator(items);
            case InstanceValue instance when instance.Class.Lookup("__reversed__") is { } method: return Iteration.Start(Machine.Current.Call(method, value));
            case InstanceValue instance when instance.Class.Lookup("__getitem__") is not null && Iteration.HasLength(value): return new EnumerableIterator(ReversedItems(instance, Iteration.Length(value)));
            default: throw Fault.Type($"'{Classes.Of(value).Name}' object is not reversible");
        }
    }

    private static IEnumerable<object> ReversedList(ListValue list)
    {
        for (int i = list.Count - 1; i >= 0; i--)
            if (i < list.Count) yield return list.Items[i];
    }

    private static IEnumerable<object> ReversedItems(InstanceValue instance, long count)
    {
        for (long i = count - 1; i >= 0; i--) yield return Attributes.CallMethod(instance, "__getitem__", Number.Box(i));
    }

    private static IEnumerable<object> Enumerate(object source, object start)
    {
        IteratorValue iterator = Iteration.Start(source);
        object number = Number.Index(start);
        return Numbered();

        IEnumerable<object> Numbered()
        {
            while (iterator.Next() is { } item)
            {
                yield return new TupleValue([number, item]);
                number = Operators.Add(number, Number.Box(1));
            }
        }
    }

    private static IEnumerable<object> Zip(IteratorValue[] iterators, bool isStrict)
    {
        while (iterators.Length > 0)
        {
            object[] items = new object[iterators.Length];
            for (int i = 0; i < items.Length; i++)
            {
                if (iterators[i].Next() is { } item)
                {
                    items[i] = item;
                    continue;
                }
                if (isStrict && i > 0) throw Fault.Value($"zip() argument {i + 1} is shorter than argument{(i == 1 ? " 1" : $"s 1-{i}")}");
                if (isStrict)
                {
                    for (int j = 1; j < items.Length; j++)
                        if (iterators[j].Next() is not null) throw Fault.Value($"zip() argument {j + 1} is longer than argument{(j == 1 ? " 1" : $"s 1-{j}")}");
                }
                yield break;
            }
            yield return new TupleValue(items);
        }
    }

    private static IEnumerable<object> Map(Machine machine, object function, IteratorValue[] iterators)
    {
        while (true)
        {
            object[] arguments = new object[iterators.Length];
            for (int i = 0; i < arguments.Length; i++)
            {
                if (iterators[i].Next() is not { } item) yield break;
                arguments[i] = item;
            }
            yield return machine.CallWith(function, arguments, []);
        }
    }

    private static IEnumerable<object> Filter(Machine machine, object function, IteratorValue iterator)
    {
        while (iterator.Next() is { } item)
        {
            machine.Step();
            if (Operators.IsTrue(function is None ? item : machine.Call(function, item))) yield return item;
        }
    }

    private static IEnumerable<object> Until(Machine machine, object function, object sentinel)
    {
        while (true)
        {
            machine.Step();
            object item = machine.Call(function);
            if (Operators.SameOrEqual(item, sentinel)) yield break;
            yield return item;
        }
    }

    private static object Next(object value, object? missing)
    {
        object? item;
        if (value is IteratorValue iterator)
        {
            item = iterator.Next();
            if (item is null && missing is null && iterator is GeneratorValue generator && generator.Result is not None) throw new Raised(new ExceptionValue(ExceptionClasses.StopIteration, [generator.Result]));
        }
        else if (Classes.Of(value).Lookup("__next__") is not null)
        {
            if (missing is null) return Attributes.CallMethod(value, "__next__");
            item = new CallIterator(value).Next();
        }
        else
        {
            throw Fault.Type($"'{Classes.Of(value).Name}' object is not an iterator");
        }
        return item ?? missing ?? throw Fault.New(ExceptionClasses.StopIteration);
    }

    public static object MakeRange(object[] a)
    {
        long start = a[1] is null ? 0 : Number.Long(a[0]), stop = Number.Long(a[1] ?? a[0]), step = a[2] is null ? 1 : Number.Long(a[2]);
        return step == 0 ? throw Fault.Value("range() arg 3 must not be zero") : new RangeValue(start, stop, step);
    }

    public static void DefineRange(NativeTable table)
    {
        table.Property("start", self => Number.Box(((RangeValue)self).Start));
        table.Property("stop", self => Number.Box(((RangeValue)self).Stop));
        table.Property("step", self => Number.Box(((RangeValue)self).Step));
        table.Add("index(self, value, /)", (_, a) => a[0] is RangeValue range && a[1] is long value && range.Contains(value) ? Number.Box((value - range.Start) / range.Step) : throw Fault.Value($"{Text.Repr(a[1])} is not in range"));
        table.Add("count(self, value, /)", (_, a) => Number.Box(Containers.Contains(a[0], a[1]) ? 1 : 0));
    }

    public static void DefineSlice(NativeTable table)
    {
        table.Property("start", self => ((SliceValue)self).Start);
        table.Property("stop", self => ((SliceValue)self).Stop);
        table.Property("step", self => ((SliceValue)self).Step);
        table.Add("indices(self, len, /)", (_, a) =>
        {
            var slice = (SliceValue)a[0];
            int length = (int)Math.Clamp(Number.Long(a[1]), 0, int.MaxValue);
            (int start, int step, int count) = slice.For(length);
            int stop = slice.Stop is None ? (step > 0 ? length : -1) : (int)Math.Clamp(Number.Clamped(slice.Stop) is var s && s < 0 ? s + length : s, step > 0 ? 0 : -1, step > 0 ? length : length - 1);
            return new TupleValue([Number.Box(start), Number.Box(stop), Number.Box(step)]);
        });
    }
}
