using Mathesis.Exact;

namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Evaluation Unary(UnaryNode node, Scope scope)
    {
        if (node.Operator == UnaryOperator.Not)
        {
            Condition condition = Test(node.Operand, scope);
            return frame => condition(frame) ? Number.False : Number.True;
        }
        if (node is { Operator: UnaryOperator.Minus, Operand: ConstantNode { Value: long or double or Integer } constant })
        {
            object value = constant.Value is long small ? Number.Normalize(-(Integer)small) : Arithmetic.Unary(UnaryOperator.Minus, constant.Value)!;
            return Constant(value);
        }
        Evaluation operand = Evaluate(node.Operand, scope);
        UnaryOperator operation = node.Operator;
        return frame => Operators.Unary(operation, operand(frame));
    }

    private Evaluation Binary(BinaryNode node, Scope scope)
    {
        Evaluation left = Evaluate(node.Left, scope), right = Evaluate(node.Right, scope);
        if (node.Right is ConstantNode { Value: long constant }) return BinaryWithConstant(node.Operator, left, constant);
        switch (node.Operator)
        {
            case BinaryOperator.Add: return frame => Operators.Add(left(frame), right(frame));
            case BinaryOperator.Subtract: return frame => Operators.Subtract(left(frame), right(frame));
            case BinaryOperator.Multiply: return frame => Operators.Multiply(left(frame), right(frame));
            case BinaryOperator.Modulo: return frame => Operators.Modulo(left(frame), right(frame));
            case BinaryOperator.FloorDivide: return frame => Operators.FloorDivide(left(frame), right(frame));
            default:
                Func<object, object, object> operation = Operators.For(node.Operator);
                return frame => operation(left(frame), right(frame));
        }
    }

    private static Evaluation BinaryWithConstant(BinaryOperator operation, Evaluation left, long constant)
    {
        object boxed = Number.Box(constant);
        switch (operation)
        {
            case BinaryOperator.Add when constant is >= 0 and < 1L << 40:
                return frame => left(frame) is var a && a is long x && x < long.MaxValue - constant ? Number.Box(x + constant) : Operators.Add(a, boxed);
            case BinaryOperator.Subtract when constant is >= 0 and < 1L << 40:
                return frame => left(frame) is var a && a is long x && x > long.MinValue + constant ? Number.Box(x - constant) : Operators.Subtract(a, boxed);
            case BinaryOperator.And when constant >= 0:
                return frame => left(frame) is var a && a is long x ? Number.Box(x & constant) : Operators.Slow(BinaryOperator.And, a, boxed);
            default:
                Func<object, object, object> function = Operators.For(operation);
                return frame => function(left(frame), boxed);
        }
    }

    private Evaluation Boolean(BooleanNode node, Scope scope)
    {
        Evaluation[] operands = [.. node.Operands.Select(operand => Evaluate(operand, scope))];
        bool isAnd = node.IsAnd;
        return frame =>
        {
            object value = operands[0](frame);
            for (int i = 1; i < operands.Length && Operators.IsTrue(value) == isAnd; i++) value = operands[i](frame);
            return value;
        };
    }

    private Evaluation Compare(ComparisonNode node, Scope scope)
    {
        Evaluation first = Evaluate(node.First, scope);
        Evaluation[] others = [.. node.Others.Select(other => Evaluate(other, scope))];
        ComparisonOperator[] operators = [.. node.Operators];
        if (operators.Length == 1)
        {
            ComparisonOperator comparison = operators[0];
            Evaluation other = others[0];
            return frame => Comparison.Evaluate(comparison, first(frame), other(frame));
        }
        return frame =>
        {
            object left = first(frame), result = Number.True;
            for (int i = 0; i < operators.Length; i++)
            {
                object right = others[i](frame);
                result = Comparison.Evaluate(operators[i], left, right);
                if (!Operators.IsTrue(result)) break;
                left = right;
            }
            return result;
        };
    }

    private Condition TestComparison(ComparisonNode node, Scope scope)
    {
        Evaluation left = Evaluate(node.First, scope), right = Evaluate(node.Others[0], scope);
        ComparisonOperator comparison = node.Operators[0];
        if (node.Others[0] is ConstantNode { Value: long constant })
        {
            object boxed = Number.Box(constant);
            switch (comparison)
            {
                case ComparisonOperator.Equal: return frame => left(frame) is var a && a is long x ? x == constant : Comparison.AreEqual(a, boxed);
                case ComparisonOperator.NotEqual: return frame => left(frame) is var a && a is long x ? x != constant : Comparison.Test(ComparisonOperator.NotEqual, a, boxed);
                case ComparisonOperator.Less: return frame => left(frame) is var a && a is long x ? x < constant : Comparison.Test(ComparisonOperator.Less, a, boxed);
                case ComparisonOperator.Greater: return frame => left(frame) is var a && a is long x ? x > constant : Comparison.Test(ComparisonOperator.Greater, a, boxed);
            }
        }
        switch (comparison)
        {
            case ComparisonOperator.Equal:
                return frame =>
                {
                    object a = left(frame), b = right(frame);
                    return a is long x && b is long y ? x == y : Comparison.AreEqual(a, b);
                };
            case ComparisonOperator.Less:
                return frame =>
                {
                    object a = left(frame), b = right(frame);
                    return a is long x && b is long y ? x < y : Comparison.Test(ComparisonOperator.Less, a, b);
                };
            case ComparisonOperator.LessEqual:
                return frame =>
                {
                    object a = left(frame), b = right(frame);
                    return a is long x && b is long y ? x <= y : Comparison.Test(ComparisonOperator.LessEqual, a, b);
                };
            case ComparisonOperator.Greater:
                return frame =>
                {
                    object a = left(frame), b = right(frame);
                    return a is long x && b is long y ? x > y : Comparison.Test(ComparisonOperator.Greater, a, b);
                };
            default:
                return frame => Comparison.Test(comparison, left(frame), right(frame));
        }
    }

    private Evaluation Conditional(ConditionalNode node, Scope scope)
    {
        Condition condition = Test(node.Condition, scope);
        Evaluation then = Evaluate(node.Then, scope), otherwise = Evaluate(node.Otherwise, scope);
        return frame => condition(frame) ? then(frame) : otherwise(frame);
    }

    private Evaluation Named(NamedNode node, Scope scope)
    {
        Evaluation value = Evaluate(node.Value, scope);
        Storing store = StoreName(node.Target.Name, scope);
        return frame =>
        {
            object result = value(frame);
            store(frame, result);
            return result;
        };
    }
}
