namespace Mathesis.Scripting;

/// <summary>The module operator.</summary>
internal static class OperatorModule
{
    public static void Define(NativeTable table)
    {
        foreach ((string name, BinaryOperator operation) in new[]
        {
            ("add", BinaryOperator.Add), ("sub", BinaryOperator.Subtract), ("mul", BinaryOperator.Multiply), ("truediv", BinaryOperator.Divide), ("floordiv", BinaryOperator.FloorDivide),
            ("mod", BinaryOperator.Modulo), ("pow", BinaryOperator.Power), ("lshift", BinaryOperator.LeftShift), ("rshift", BinaryOperator.RightShift),
            ("and_", BinaryOperator.And), ("or_", BinaryOperator.Or), ("xor", BinaryOperator.Xor), ("concat", BinaryOperator.Add),
        })
        {
            Func<object, object, object> function = Operators.For(operation);
            table.Add(name + "(a, b, /)", (_, a) => function(a[0], a[1]));
        }
        foreach ((string name, ComparisonOperator comparison) in new[]
        {
            ("eq", ComparisonOperator.Equal), ("ne", ComparisonOperator.NotEqual), ("lt", ComparisonOperator.Less), ("le", ComparisonOperator.LessEqual),
            ("gt", ComparisonOperator.Greater), ("ge", ComparisonOperator.GreaterEqual), ("is_", ComparisonOperator.Is), ("is_not", ComparisonOperator.IsNot),
        })
            table.Add(name + "(a, b, /)", (_, a) => Comparison.Evaluate(comparison, a[0], a[1]));
        table.Add("contains(a, b, /)", (_, a) => Number.Box(Containers.Contains(a[0], a[1])));
        table.Add("neg(a, /)", (_, a) => Operators.Unary(UnaryOperator.Minus, a[0]));
        table.Add("pos(a, /)", (_, a) => Operators.Unary(UnaryOperator.Plus, a[0]));
        table.Add("invert(a, /)", (_, a) => Operators.Unary(UnaryOperator.Invert, a[0]));
        table.Add("not_(a, /)", (_, a) => Operators.Unary(UnaryOperator.Not, a[0]));
        table.Add("truth(a, /)", (_, a) => Number.Box(Operators.IsTrue(a[0])));
        table.Add("getitem(a, b, /)", (_, a) => Items.Get(a[0], a[1]));
        table.Add("itemgetter(*items)", (_, a) => Getter((object[])a[0], Items.Get));
        table.Add("attrgetter(*names)", (_, a) => Getter((object[])a[0], (value, name) => ((string)name).Split('.').Aggregate(value, Attributes.Get)));
    }

    private static NativeFunction Getter(object[] keys, Func<object, object, object> get) => new("getter(object, /)", (_, a) =>
        keys.Length == 1 ? get(a[0], keys[0]) : new TupleValue([.. keys.Select(key => get(a[0], key))]));
}
