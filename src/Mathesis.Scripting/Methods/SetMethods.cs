namespace Mathesis.Scripting;

/// <summary>The methods of sets.</summary>
internal static class SetMethods
{
    private static SetValue Self(object[] a) => a[0] as SetValue ?? throw Fault.Type("descriptor requires a 'set' object");

    private static object[] Others(object[] a) => (object[])a[1];

    public static void Define(NativeTable table, bool isFrozen)
    {
        table.Add("copy(self, /)", (_, a) => isFrozen ? Self(a) : Self(a).Copy());
        table.Add("union(self, *others)", (_, a) =>
        {
            SetValue result = Self(a).Copy();
            foreach (object other in Others(a)) result.Update(other);
            return result;
        });
        table.Add("intersection(self, *others)", (_, a) => Others(a).Aggregate(Others(a).Length == 0 ? Self(a).Copy() : Self(a), (set, other) => set.Intersection(other)));
        table.Add("difference(self, *others)", (_, a) =>
        {
            if (Others(a).Length == 0) return Self(a).Copy();
            SetValue result = Self(a).Difference(Others(a)[0]);
            foreach (object other in Others(a)[1..]) result.Subtract(other);
            return result;
        });
        table.Add("symmetric_difference(self, other, /)", (_, a) => Self(a).SymmetricDifference(a[1]));
        table.Add("issubset(self, other, /)", (_, a) => Number.Box(Self(a).IsSubsetOf(a[1] as SetValue ?? new SetValue(a[1], isFrozen: false))));
        table.Add("issuperset(self, other, /)", (_, a) => Number.Box((a[1] as SetValue ?? new SetValue(a[1], isFrozen: false)).IsSubsetOf(Self(a))));
        table.Add("isdisjoint(self, other, /)", (_, a) => Number.Box(Self(a).Intersection(a[1]).Count == 0));
        if (!isFrozen) DefineChanges(table);
    }

    private static void DefineChanges(NativeTable table)
    {
        Change("add(self, element, /)", a => Self(a).Add(a[1]));
        Change("discard(self, element, /)", a => Self(a).Remove(a[1]));
        Change("remove(self, element, /)", a =>
        {
            if (!Self(a).Remove(a[1])) throw Fault.Key(a[1]);
        });
        Change("clear(self, /)", a => Self(a).Clear());
        Change("update(self, *others)", a => Array.ForEach(Others(a), Self(a).Update));
        Change("difference_update(self, *others)", a => Array.ForEach(Others(a), Self(a).Subtract));
        Change("intersection_update(self, *others)", a => Array.ForEach(Others(a), other => Self(a).Become(Self(a).Intersection(other))));
        Change("symmetric_difference_update(self, other, /)", a => Self(a).Toggle(a[1]));
        table.Add("pop(self, /)", (_, a) => Self(a).Pop() ?? throw Fault.Key("pop from an empty set"));

        void Change(string signature, Action<object[]> change) => table.Add(signature, (_, a) =>
        {
            change(a);
            return None.Value;
        });
    }
}
