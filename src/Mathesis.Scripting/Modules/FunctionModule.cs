namespace Mathesis.Scripting;

/// <summary>The module functools.</summary>
internal static class FunctionModule
{
    public static void Define(NativeTable table)
    {
        table.Add("reduce(function, iterable, initial?, /)", (machine, a) =>
        {
            IteratorValue iterator = Iteration.Start(a[1]);
            object total = a[2] ?? iterator.Next() ?? throw Fault.Type("reduce() of empty iterable with no initial value");
            while (iterator.Next() is { } item)
            {
                machine.Step();
                total = machine.Call(a[0], total, item);
            }
            return total;
        });
        table.Add("lru_cache(maxsize?, typed?)", (_, a) =>
        {
            if (a[0] is CallableValue) return new CacheValue(a[0], 128);
            long? most = a[0] is None ? null : a[0] is null ? 128 : Math.Max(0, Number.Long(a[0]));
            return new NativeFunction("decorator(function)", (_, b) => new CacheValue(b[0], most));
        });
        table.Add("cache(function)", (_, a) => new CacheValue(a[0], null));
        table.Constant("partial", Classes.Partial);
        table.Add("cmp_to_key(function)", (_, a) => new ComparisonKeys(a[0]));
        table.Add("wraps(wrapped, assigned?, updated?)", (_, a) => new NativeFunction("decorator(function)", (_, b) =>
        {
            if (b[0] is FunctionValue function && Attributes.Find(a[0], "__name__") is { } name) Attributes.Set(function, "__name__", name);
            return b[0];
        }));
        table.Add("total_ordering(cls)", (_, a) => CompleteOrder((ClassValue)a[0]));
    }

    private static ClassValue CompleteOrder(ClassValue type)
    {
        string root = ((string[])["__lt__", "__le__", "__gt__", "__ge__"]).FirstOrDefault(type.Attributes.ContainsKey) ?? throw Fault.Value("must define at least one ordering operation: < > <= >=");
        foreach ((string name, bool swaps, bool orEqual) in new[] { ("__lt__", false, false), ("__le__", false, true), ("__gt__", true, false), ("__ge__", true, true) })
        {
            if (type.Attributes.ContainsKey(name)) continue;
            type.Attributes[name] = new NativeFunction(name + "(self, other)", (machine, a) => Derive(machine, root, swaps, orEqual, a[0], a[1]));
        }
        return type;
    }

    /// <summary>An ordering from the one that is defined and equality.</summary>
    private static object Derive(Machine machine, string root, bool greater, bool orEqual, object self, object other)
    {
        object answer = Attributes.CallMethod(self, root, other);
        if (answer is NotImplementedValue) return answer;
        bool holds = Operators.IsTrue(answer), equal = Comparison.AreEqual(self, other);
        bool rootGreater = root is "__gt__" or "__ge__", rootOrEqual = root is "__le__" or "__ge__";
        // What the root says about strict order, from there the wanted one.
        bool strict = rootOrEqual ? holds && !equal : holds;
        bool wanted = rootGreater == greater ? strict : !strict && !equal;
        return Number.Box(wanted || (orEqual && equal));
    }
}
