namespace Mathesis.Scripting;

/// <summary>The methods of queues.</summary>
internal static class DequeMethods
{
    private static DequeValue Self(object[] a) => (DequeValue)a[0];

    public static DequeValue Create(object? source, object? most)
    {
        int? limit = most is null or None ? null : (int)Math.Min(Number.Clamped(most), int.MaxValue);
        if (limit < 0) throw Fault.Value("maxlen must be non-negative");
        var deque = new DequeValue(limit);
        if (source is not null)
            foreach (object item in Iteration.Each(source)) deque.Append(item);
        return deque;
    }

    public static void Define(NativeTable table)
    {
        Change("append(self, item, /)", a => Self(a).Append(a[1]));
        Change("appendleft(self, item, /)", a => Self(a).AppendLeft(a[1]));
        Change("extend(self, items, /)", a => Array.ForEach(Iteration.ToArray(a[1]), Self(a).Append));
        Change("extendleft(self, items, /)", a => Array.ForEach(Iteration.ToArray(a[1]), Self(a).AppendLeft));
        Change("clear(self, /)", a => Self(a).Clear());
        Change("rotate(self, n?, /)", a =>
        {
            DequeValue self = Self(a);
            if (self.Count == 0) return;
            long turns = (a[1] is null ? 1 : Number.Long(a[1])) % self.Count;
            Machine.Current.Charge(Math.Abs(turns) / 8);
            for (; turns > 0; turns--) self.AppendLeft(self.Pop()!);
            for (; turns < 0; turns++) self.Append(self.PopLeft()!);
        });
        Change("reverse(self, /)", a =>
        {
            object[] items = Self(a).ToArray();
            for (int i = 0; i < items.Length; i++) Self(a)[i] = items[^(i + 1)];
        });
        Change("remove(self, value, /)", a => Self(a).RemoveAt(Array.FindIndex(Self(a).ToArray(), item => Operators.SameOrEqual(item, a[1])) is >= 0 and var place ? place : throw Fault.Value("deque.remove(x): x not in deque")));
        Change("insert(self, index, value, /)", a =>
        {
            DequeValue self = Self(a);
            if (self.Count == self.Most) throw Fault.Index("deque already at its maximum size");
            long place = Number.Long(a[1]);
            if (place < 0) place = Math.Max(0, place + self.Count);
            self.Insert((int)Math.Min(place, self.Count), a[2]);
        });
        table.Add("pop(self, /)", (_, a) => Self(a).Pop() ?? throw Fault.Index("pop from an empty deque"));
        table.Add("popleft(self, /)", (_, a) => Self(a).PopLeft() ?? throw Fault.Index("pop from an empty deque"));
        table.Add("copy(self, /)", (_, a) => Self(a).Copy());
        table.Add("count(self, value, /)", (_, a) => Number.Box(ListMethods.Count(Self(a).ToArray(), a[1])));
        table.Add("index(self, value, start?, stop?, /)", (_, a) => Number.Box(ListMethods.Index(Self(a).ToArray(), a, "is not in deque")));
        table.Property("maxlen", self => ((DequeValue)self).Most is { } most ? Number.Box(most) : None.Value);

        void Change(string signature, Action<object[]> change) => table.Add(signature, (_, a) =>
        {
            change(a);
            return None.Value;
        });
    }
}
