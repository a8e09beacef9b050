namespace Mathesis.Scripting;

/// <summary>The methods behind operators, for values of the language: d.__getitem__ as a key function, int.__add__.</summary>
internal static class SpecialMethods
{
    private static readonly Lazy<Dictionary<string, object>> all = new(Create);

    /// <summary>A method of a class of the language; null if there is none.</summary>
    public static object? Find(string name) => name.StartsWith("__", StringComparison.Ordinal) && all.Value.TryGetValue(name, out object? method) ? method : null;

    /// <summary>A method of a value; null if its kind has none, so that a script can ask what a value is able to do.</summary>
    public static object? Find(object value, string name)
    {
        bool has = name switch
        {
            "__len__" => Iteration.HasLength(value),
            "__iter__" => Iteration.CanStart(value),
            "__next__" => value is IteratorValue,
            "__getitem__" => value is string or ListValue or TupleValue or DictionaryValue or RangeValue or DequeValue,
            "__setitem__" or "__delitem__" => value is ListValue or DictionaryValue or DequeValue,
            "__contains__" => Iteration.CanStart(value),
            "__call__" => value is CallableValue,
            "__add__" => Number.Rank(value) >= 0 || value is string or ListValue or TupleValue,
            "__sub__" or "__mul__" or "__truediv__" or "__floordiv__" or "__mod__" or "__pow__" or "__neg__" or "__abs__" => Number.Rank(value) >= 0,
            "__and__" or "__or__" or "__xor__" => Number.IsInteger(value) || value is SetValue,
            _ => name is "__eq__" or "__ne__" or "__lt__" or "__le__" or "__gt__" or "__ge__" or "__str__" or "__repr__" or "__hash__",
        };
        return has ? Find(name) : null;
    }

    private static Dictionary<string, object> Create()
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = new NativeTable(members);
        foreach ((string name, BinaryOperator operation) in new[]
        {
            ("add", BinaryOperator.Add), ("sub", BinaryOperator.Subtract), ("mul", BinaryOperator.Multiply), ("truediv", BinaryOperator.Divide), ("floordiv", BinaryOperator.FloorDivide),
            ("mod", BinaryOperator.Modulo), ("pow", BinaryOperator.Power), ("and", BinaryOperator.And), ("or", BinaryOperator.Or), ("xor", BinaryOperator.Xor),
        })
        {
            Func<object, object, object> function = Operators.For(operation);
            table.Add($"__{name}__(self, other, /)", (_, a) => function(a[0], a[1]));
        }
        foreach ((string name, ComparisonOperator comparison) in new[]
        {
            ("eq", ComparisonOperator.Equal), ("ne", ComparisonOperator.NotEqual), ("lt", ComparisonOperator.Less), ("le", ComparisonOperator.LessEqual),
            ("gt", ComparisonOperator.Greater), ("ge", ComparisonOperator.GreaterEqual),
        })
            table.Add($"__{name}__(self, other, /)", (_, a) => Comparison.Evaluate(comparison, a[0], a[1]));
        table.Add("__neg__(self, /)", (_, a) => Operators.Unary(UnaryOperator.Minus, a[0]));
        table.Add("__abs__(self, /)", (machine, a) => machine.Call(Builtins.Find("abs")!, a[0]));
        table.Add("__len__(self, /)", (_, a) => Number.Box(Iteration.Length(a[0])));
        table.Add("__iter__(self, /)", (_, a) => Iteration.Start(a[0]));
        table.Add("__next__(self, /)", (machine, a) => machine.Call(Builtins.Find("next")!, a[0]));
        table.Add("__contains__(self, item, /)", (_, a) => Number.Box(Containers.Contains(a[0], a[1])));
        table.Add("__getitem__(self, key, /)", (_, a) => Items.Get(a[0], a[1]));
        table.Add("__setitem__(self, key, value, /)", (_, a) =>
        {
            Items.Set(a[0], a[1], a[2]);
            return None.Value;
        });
        table.Add("__delitem__(self, key, /)", (_, a) =>
        {
            Items.Delete(a[0], a[1]);
            return None.Value;
        });
        table.Add("__call__(self, /, *args, **kwargs)", (machine, a) =>
        {
            var named = (DictionaryValue)a[2];
            // f.__call__.__call__ may go on and on.
            machine.Enter();
            object result = machine.CallWith(a[0], (object[])a[1], [.. named.Keys().Select(key => new Keyword((string)key, named.Get(key)))]);
            machine.Leave();
            return result;
        });
        table.Add("__str__(self, /)", (_, a) => Text.Str(a[0]));
        table.Add("__repr__(self, /)", (_, a) => Text.Repr(a[0]));
        table.Add("__hash__(self, /)", (_, a) => Number.Box(Hashing.Of(a[0])));
        return members;
    }
}
