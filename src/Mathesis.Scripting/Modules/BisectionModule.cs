namespace Mathesis.Scripting;

/// <summary>The module bisect.</summary>
internal static class BisectionModule
{
    public static void Define(NativeTable table)
    {
        foreach (string name in (string[])["bisect", "bisect_right", "bisect_left"])
        {
            bool left = name == "bisect_left";
            table.Add(name + "(a, x, lo?, hi?, *, key?)", (machine, a) => Number.Box(Find(machine, a, left, isKey: false)));
        }
        foreach (string name in (string[])["insort", "insort_right", "insort_left"])
        {
            bool left = name == "insort_left";
            table.Add(name + "(a, x, lo?, hi?, *, key?)", (machine, a) =>
            {
                ((ListValue)a[0]).Insert((int)Find(machine, a, left, isKey: a[4] is not (null or None)), a[1]);
                return None.Value;
            });
        }
    }

    private static long Find(Machine machine, object[] a, bool left, bool isKey)
    {
        long low = a[2] is null ? 0 : Number.Long(a[2]), high = a[3] is null or None ? Iteration.Length(a[0]) : Number.Long(a[3]);
        if (low < 0) throw Fault.Value("lo must be non-negative");
        object? key = a[4] is None ? null : a[4];
        object x = isKey ? machine.Call(key!, a[1]) : a[1];
        while (low < high)
        {
            machine.Step();
            long middle = low + ((high - low) / 2);
            object item = Items.Get(a[0], Number.Box(middle));
            if (key is not null) item = machine.Call(key, item);
            if (left ? Comparison.IsLess(item, x) : !Comparison.IsLess(x, item)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
