namespace Mathesis.Scripting;

/// <summary>The methods of counters.</summary>
internal static class CounterMethods
{
    private static CounterValue Self(object[] a) => (CounterValue)a[0];

    public static CounterValue Create(object? source, DictionaryValue keywords)
    {
        var counter = new CounterValue();
        Count(counter, source, keywords, negative: false);
        return counter;
    }

    private static void Count(CounterValue counter, object? source, DictionaryValue keywords, bool negative)
    {
        if (source is DictionaryValue counts) AddAll(counts);
        else if (source is not (null or None))
            foreach (object item in Iteration.Each(source)) counter.Add(item, Number.Box(negative ? -1 : 1));
        AddAll(keywords);

        void AddAll(DictionaryValue other)
        {
            foreach (object key in other.Keys())
            {
                object count = other.Get(key);
                if (!counter.Contains(key) && !negative) counter.Set(key, count);
                else counter.Set(key, negative ? Operators.Subtract(counter.Of(key), count) : Operators.Add(counter.Of(key), count));
            }
        }
    }

    public static void Define(NativeTable table)
    {
        table.Add("most_common(self, n?)", (_, a) => new ListValue(Self(a).MostCommon(a[1] is null or None ? null : Number.Clamped(a[1]))));
        table.Add("elements(self)", (_, a) => new EnumerableIterator(Elements(Self(a))));
        table.Add("total(self)", (_, a) => Self(a).Values().Aggregate(Number.Box(0), Operators.Add));
        table.Add("update(self, source?, /, **kwargs)", (_, a) =>
        {
            Count(Self(a), a[1], (DictionaryValue)a[2], negative: false);
            return None.Value;
        });
        table.Add("subtract(self, source?, /, **kwargs)", (_, a) =>
        {
            Count(Self(a), a[1], (DictionaryValue)a[2], negative: true);
            return None.Value;
        });
    }

    private static IEnumerable<object> Elements(CounterValue counter)
    {
        foreach (object key in counter.Keys())
            for (long i = Number.Clamped(counter.Of(key)); i > 0; i--) yield return key;
    }
}
