using System.Runtime.CompilerServices;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Operators: fast ways for small integers, floats and strings, and one slow way for everything.</summary>
internal static class Operators
{
    private static readonly string[] methods = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"];
    private static readonly string[] symbols = ["+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"];

    public static object Add(object a, object b)
    {
        if (a is long x && b is long y)
        {
            long sum = unchecked(x + y);
            return ((x ^ sum) & (y ^ sum)) >= 0 ? Number.Box(sum) : (Integer)x + y;
        }
        if (a is double d && b is double e) return d + e;
        return Slow(BinaryOperator.Add, a, b);
    }

    public static object Subtract(object a, object b)
    {
        if (a is long x && b is long y)
        {
            long difference = unchecked(x - y);
            return ((x ^ y) & (x ^ difference)) >= 0 ? Number.Box(difference) : (Integer)x - y;
        }
        if (a is double d && b is double e) return d - e;
        return Slow(BinaryOperator.Subtract, a, b);
    }

    public static object Multiply(object a, object b)
    {
        if (a is long x && b is long y)
        {
            long high = Math.BigMul(x, y, out long low);
            return high == low >> 63 ? Number.Box(low) : (Integer)x * y;
        }
        if (a is double d && b is double e) return d * e;
        return Slow(BinaryOperator.Multiply, a, b);
    }

    public static object FloorDivide(object a, object b) =>
        a is long x && b is long y && y > 0 ? Number.Box(FloorDivide(x, y)) : Slow(BinaryOperator.FloorDivide, a, b);

    public static object Modulo(object a, object b)
    {
        if (a is not long x || b is not long y || y <= 0) return Slow(BinaryOperator.Modulo, a, b);
        long remainder = (ulong)(x | y) <= uint.MaxValue ? (uint)x % (uint)y : x % y;
        return Number.Box(remainder < 0 ? remainder + y : remainder);
    }

    private static long FloorDivide(long x, long y)
    {
        if ((ulong)(x | y) <= uint.MaxValue) return (uint)x / (uint)y;
        (long quotient, long remainder) = Math.DivRem(x, y);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    public static object Divide(object a, object b) => a is double x && b is double y && y != 0 ? x / y : Slow(BinaryOperator.Divide, a, b);

    /// <summary>The function of an operator.</summary>
    public static Func<object, object, object> For(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => Add,
        BinaryOperator.Subtract => Subtract,
        BinaryOperator.Multiply => Multiply,
        BinaryOperator.FloorDivide => FloorDivide,
        BinaryOperator.Modulo => Modulo,
        BinaryOperator.Divide => Divide,
        _ => (a, b) => Slow(operation, a, b),
    };

    public static object Slow(BinaryOperator operation, object a, object b)
    {
        int rankA = Number.Rank(a), rankB = Number.Rank(b);
        if (rankA >= 0 && rankB >= 0) return Arithmetic.Binary(operation, a, b, Math.Max(rankA, rankB)) ?? throw Unsupported(operation, a, b);
        if (a is InstanceValue || b is InstanceValue)
        {
            string method = methods[(int)operation];
            object? result = Reflect(a, b, $"__{method}__", $"__r{method}__");
            if (result is not null) return result;
            if (a is InstanceValue || b is not InstanceValue) throw Unsupported(operation, a, b);
        }
        return Containers.Binary(operation, a, b) ?? throw Unsupported(operation, a, b);
    }

    /// <summary>The operator of an augmented assignment: it may change its left operand.</summary>
    public static object InPlace(BinaryOperator operation, object a, object b)
    {
        if (a is InstanceValue instance && instance.Class.Lookup($"__i{methods[(int)operation]}__") is { } method)
        {
            object result = Machine.Current.Call(method, a, b);
            if (result is not NotImplementedValue) return result;
        }
        return Containers.InPlace(operation, a, b) ? a : For(operation)(a, b);
    }

    public static Raised Unsupported(BinaryOperator operation, object a, object b) =>
        operation == BinaryOperator.Multiply && (Containers.CanRepeat(a) || Containers.CanRepeat(b))
            ? Fault.Type($"can't multiply sequence by non-int of type '{Classes.Of(Containers.CanRepeat(a) ? b : a).Name}'")
            : Fault.Type($"unsupported operand type(s) for {symbols[(int)operation]}: '{Classes.Of(a).Name}' and '{Classes.Of(b).Name}'");

    /// <summary>Asks the left operand, then the right one; null if neither knows.</summary>
    private static object? Reflect(object a, object b, string method, string reflected)
    {
        Machine machine = Machine.Current;
        ClassValue classOfA = Classes.Of(a), classOfB = Classes.Of(b);
        bool rightFirst = classOfA != classOfB && classOfB.IsSubclassOf(classOfA) && b is InstanceValue && classOfB.Lookup(reflected) is { } over && over != classOfA.Lookup(reflected);
        object? result = rightFirst ? Ask(b, a, reflected) : null;
        result ??= a is InstanceValue ? Ask(a, b, method) : null;
        if (result is null && !rightFirst && classOfA != classOfB && b is InstanceValue) result = Ask(b, a, reflected);
        return result;

        object? Ask(object self, object other, string name) =>
            Classes.Of(self).Lookup(name) is { } function && machine.Call(function, self, other) is var answer && answer is not NotImplementedValue ? answer : null;
    }

    public static object Unary(UnaryOperator operation, object value)
    {
        switch (operation)
        {
            case UnaryOperator.Not: return Number.Box(!IsTrue(value));
            case UnaryOperator.Minus when value is long small && small != long.MinValue: return Number.Box(-small);
        }
        if (Number.Rank(value) >= 0 && Arithmetic.Unary(operation, value) is { } result) return result;
        string name = operation switch { UnaryOperator.Minus => "__neg__", UnaryOperator.Plus => "__pos__", _ => "__invert__" };
        if (value is InstanceValue instance && instance.Class.Lookup(name) is { } method) return Machine.Current.Call(method, value);
        if (value is CounterValue counter && operation != UnaryOperator.Invert) return counter.Signed(operation == UnaryOperator.Minus);
        throw Fault.Type($"bad operand type for unary {operation switch { UnaryOperator.Minus => '-', UnaryOperator.Plus => '+', _ => '~' }}: '{Classes.Of(value).Name}'");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(object value) => value is bool truth ? truth : IsTrueSlow(value);

    private static bool IsTrueSlow(object value)
    {
        switch (value)
        {
            case long small: return small != 0;
            case None: return false;
            case string text: return text.Length > 0;
            case double number: return number != 0;
            case ListValue list: return list.Count > 0;
            case InstanceValue instance:
                if (instance.Class.Lookup("__bool__") is { } method)
                    return Machine.Current.Call(method, instance) is bool answer ? answer : throw Fault.Type("__bool__ should return bool");
                return instance.Class.Lookup("__len__") is null || Iteration.Length(instance) != 0;
            case System.Numerics.Complex complex: return complex != System.Numerics.Complex.Zero;
            case Rational rational: return !rational.IsZero;
            default: return !Iteration.HasLength(value) || Iteration.Length(value) != 0;
        }
    }

    /// <summary>Whether two values are the same object or equal: how containers compare.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SameOrEqual(object a, object b) => ReferenceEquals(a, b) || Comparison.AreEqual(a, b);
}
