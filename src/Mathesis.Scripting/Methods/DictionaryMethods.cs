namespace Mathesis.Scripting;

/// <summary>The methods of dictionaries.</summary>
internal static class DictionaryMethods
{
    private static DictionaryValue Self(object[] a) => a[0] as DictionaryValue ?? throw Fault.Type("descriptor requires a 'dict' object");

    public static DictionaryValue Fill(DictionaryValue dictionary, object? source, object keywords)
    {
        if (source is not null) Update(dictionary, source);
        ((DictionaryValue)keywords).CopyTo(dictionary);
        return dictionary;
    }

    public static void Update(DictionaryValue dictionary, object source)
    {
        if (source is DictionaryValue other)
        {
            other.CopyTo(dictionary);
            return;
        }
        if (source is InstanceValue instance && instance.Class.Lookup("keys") is not null)
        {
            foreach (object key in Iteration.Each(Attributes.CallMethod(source, "keys"))) dictionary.Set(key, Items.Get(source, key));
            return;
        }
        int index = 0;
        foreach (object item in Iteration.Each(source))
        {
            object[] pair = Iteration.CanStart(item) ? Iteration.ToArray(item) : throw Fault.Type($"cannot convert dictionary update sequence element #{index} to a sequence");
            if (pair.Length != 2) throw Fault.Value($"dictionary update sequence element #{index} has length {pair.Length}; 2 is required");
            dictionary.Set(pair[0], pair[1]);
            index++;
        }
    }

    public static void Define(NativeTable table)
    {
        table.Add("get(self, key, default?, /)", (_, a) => Self(a).TryGet(a[1], out object value) ? value : a[2] ?? None.Value);
        table.Add("setdefault(self, key, default?, /)", (_, a) =>
        {
            if (Self(a).TryGet(a[1], out object value)) return value;
            Self(a).Set(a[1], a[2] ?? None.Value);
            return a[2] ?? None.Value;
        });
        table.Add("pop(self, key, default?, /)", (_, a) => Self(a).Remove(a[1], out object value) ? value : a[2] ?? throw Fault.Key(a[1]));
        table.Add("popitem(self, /)", (_, a) => Self(a).TryPop(last: true, out object key, out object value) ? new TupleValue([key, value]) : throw Fault.Key("popitem(): dictionary is empty"));
        table.Add("keys(self, /)", (_, a) => new DictionaryView(Self(a), DictionaryPart.Keys));
        table.Add("values(self, /)", (_, a) => new DictionaryView(Self(a), DictionaryPart.Values));
        table.Add("items(self, /)", (_, a) => new DictionaryView(Self(a), DictionaryPart.Items));
        table.Add("clear(self, /)", (_, a) =>
        {
            Self(a).Clear();
            return None.Value;
        });
        table.Add("copy(self, /)", (_, a) =>
        {
            DictionaryValue copy = Self(a).CreateEmpty();
            Self(a).CopyTo(copy);
            return copy;
        });
        table.Add("update(self, other?, /, **kwargs)", (_, a) =>
        {
            Fill(Self(a), a[1], a[2]);
            return None.Value;
        });
        table.Constant("fromkeys", new ClassMethodValue(new NativeFunction("fromkeys(cls, iterable, value?, /)", (machine, a) =>
        {
            var result = (DictionaryValue)machine.Call(a[0]);
            foreach (object key in Iteration.Each(a[1])) result.Set(key, a[2] ?? None.Value);
            return result;
        })));
    }

    public static void DefineOrdered(NativeTable table)
    {
        table.Add("popitem(self, last?)", (_, a) => Self(a).TryPop(a[1] is null || Operators.IsTrue(a[1]), out object key, out object value) ? new TupleValue([key, value]) : throw Fault.Key("dictionary is empty"));
        table.Add("move_to_end(self, key, last?)", (machine, a) =>
        {
            DictionaryValue self = Self(a);
            if (!self.Remove(a[1], out object value)) throw Fault.Key(a[1]);
            if (a[2] is null || Operators.IsTrue(a[2]))
            {
                self.Set(a[1], value);
                return None.Value;
            }
            DictionaryValue rest = self.CreateEmpty();
            self.CopyTo(rest);
            self.Clear();
            self.Set(a[1], value);
            rest.CopyTo(self);
            machine.Charge(self.Count);
            return None.Value;
        });
    }

    public static void DefineView(NativeTable table) => table.Add("isdisjoint(self, other, /)", (_, a) => Number.Box(new SetValue(a[0], isFrozen: false).Intersection(a[1]).Count == 0));
}
