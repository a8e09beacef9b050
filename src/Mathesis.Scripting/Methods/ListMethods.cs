namespace Mathesis.Scripting;

/// <summary>The methods of lists.</summary>
internal static class ListMethods
{
    private static ListValue Self(object[] a) => a[0] as ListValue ?? throw Fault.Type("descriptor requires a 'list' object");

    public static void Define(NativeTable table)
    {
        table.Add("append(self, object, /)", (_, a) =>
        {
            Self(a).Add(a[1]);
            return None.Value;
        });
        table.Add("extend(self, iterable, /)", (_, a) =>
        {
            Self(a).Extend(a[1]);
            return None.Value;
        });
        table.Add("insert(self, index, object, /)", (_, a) =>
        {
            ListValue list = Self(a);
            long place = Number.Long(a[1]);
            if (place < 0) place = Math.Max(0, place + list.Count);
            list.Insert((int)Math.Min(place, list.Count), a[2]);
            return None.Value;
        });
        table.Add("pop(self, index?, /)", (_, a) =>
        {
            ListValue list = Self(a);
            if (list.Count == 0) throw Fault.Index("pop from empty list");
            long place = a[1] is null ? list.Count - 1 : Number.Long(a[1]);
            if (place < 0) place += list.Count;
            return place >= 0 && place < list.Count ? list.RemoveAt((int)place) : throw Fault.Index("pop index out of range");
        });
        table.Add("remove(self, value, /)", (_, a) =>
        {
            ListValue list = Self(a);
            list.RemoveAt(IndexOf(list, a[1], 0, list.Count) is >= 0 and var place ? place : throw Fault.Value("list.remove(x): x not in list"));
            return None.Value;
        });
        table.Add("clear(self, /)", (_, a) =>
        {
            Self(a).Clear();
            return None.Value;
        });
        table.Add("index(self, value, start?, stop?, /)", (_, a) => Number.Box(Index(Self(a).Items.AsSpan(0, Self(a).Count), a, "is not in list")));
        table.Add("count(self, value, /)", (_, a) => Number.Box(Count(Self(a).Items.AsSpan(0, Self(a).Count), a[1])));
        table.Add("sort(self, /, *, key?, reverse?)", (_, a) =>
        {
            Sorting.Sort(Self(a), a[1], a[2] is not null && Operators.IsTrue(a[2]));
            return None.Value;
        });
        table.Add("reverse(self, /)", (machine, a) =>
        {
            machine.Charge(Self(a).Count / 16);
            Array.Reverse(Self(a).Items, 0, Self(a).Count);
            return None.Value;
        });
        table.Add("copy(self, /)", (_, a) => new ListValue(Self(a).ToArray()));
    }

    private static int IndexOf(ListValue list, object value, int start, int end)
    {
        Machine machine = Machine.Current;
        for (int i = start; i < end && i < list.Count; i++)
        {
            if ((i & 15) == 15) machine.Step();
            if (Operators.SameOrEqual(list.Items[i], value)) return i;
        }
        return -1;
    }

    public static int Index(ReadOnlySpan<object> items, object[] a, string missing)
    {
        int start = a[2] is null ? 0 : Bound(a[2], items.Length), end = a[3] is null ? items.Length : Bound(a[3], items.Length);
        Machine machine = Machine.Current;
        for (int i = start; i < end; i++)
        {
            if ((i & 15) == 15) machine.Step();
            if (Operators.SameOrEqual(items[i], a[1])) return i;
        }
        throw Fault.Value(missing.StartsWith("tuple", StringComparison.Ordinal) ? missing : $"{Text.Repr(a[1])} {missing}");
    }

    private static int Bound(object value, int length) => (int)Math.Clamp(Number.Clamped(value) is var place && place < 0 ? place + length : place, 0, length);

    public static int Count(ReadOnlySpan<object> items, object value)
    {
        Machine.Current.Charge(items.Length / 16);
        int count = 0;
        foreach (object item in items)
            if (Operators.SameOrEqual(item, value)) count++;
        return count;
    }
}
