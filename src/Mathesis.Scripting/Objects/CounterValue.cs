namespace Mathesis.Scripting;

/// <summary>A dictionary of counts; what is missing counts 0.</summary>
internal sealed class CounterValue : DictionaryValue
{
    private static readonly object zero = Number.Box(0);

    public override ClassValue Class => Classes.Counter;

    public override object? Missing(object key) => zero;

    public override DictionaryValue CreateEmpty() => new CounterValue();

    public object Of(object key) => TryGet(key, out object value) ? value : zero;

    public void Add(object key, object count) => Set(key, Operators.Add(Of(key), count));

    /// <summary>The items, the largest counts first.</summary>
    public object[] MostCommon(long? most)
    {
        var items = new ListValue(Items());
        Sorting.Sort(items, new NativeFunction("count(item)", (_, a) => ((TupleValue)a[0]).Items[1]), reverse: true);
        return most is null ? items.ToArray() : items.ToArray()[..(int)Math.Clamp(most.Value, 0, items.Count)];
    }

    /// <summary>The positive counts, or those of the negative ones.</summary>
    public CounterValue Signed(bool negative)
    {
        var result = new CounterValue();
        foreach (object key in Keys())
        {
            object count = negative ? Operators.Subtract(zero, Of(key)) : Of(key);
            if (Comparison.IsLess(zero, count)) result.Set(key, count);
        }
        return result;
    }

    public static CounterValue? Combine(BinaryOperator operation, CounterValue a, CounterValue b)
    {
        if (operation is not (BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.And or BinaryOperator.Or)) return null;
        var result = new CounterValue();
        foreach (object key in a.Keys().Concat(operation == BinaryOperator.And ? [] : b.Keys().Where(key => !a.Contains(key))))
        {
            Machine.Current.Step();
            object x = a.Of(key), y = b.Of(key);
            object count = operation switch
            {
                BinaryOperator.Add => Operators.Add(x, y),
                BinaryOperator.Subtract => Operators.Subtract(x, y),
                BinaryOperator.And => Comparison.IsLess(x, y) ? x : y,
                _ => Comparison.IsLess(x, y) ? y : x,
            };
            if (Comparison.IsLess(zero, count)) result.Set(key, count);
        }
        return result;
    }

    public static bool AreEqual(CounterValue a, CounterValue b) => a.Keys().Concat(b.Keys()).All(key => Operators.SameOrEqual(a.Of(key), b.Of(key)));

    public static bool Order(ComparisonOperator comparison, CounterValue a, CounterValue b)
    {
        bool within = a.Keys().Concat(b.Keys()).All(key => comparison is ComparisonOperator.Less or ComparisonOperator.LessEqual
            ? !Comparison.IsLess(b.Of(key), a.Of(key))
            : !Comparison.IsLess(a.Of(key), b.Of(key)));
        return within && (comparison is ComparisonOperator.LessEqual or ComparisonOperator.GreaterEqual || !AreEqual(a, b));
    }
}
