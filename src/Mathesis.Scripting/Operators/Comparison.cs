using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Comparisons.</summary>
internal static class Comparison
{
    private static readonly string[] methods = ["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"];
    private static readonly string[] reflected = ["__eq__", "__ne__", "__gt__", "__ge__", "__lt__", "__le__"];

    /// <summary>A comparison whose result may be anything that a method returns.</summary>
    public static object Evaluate(ComparisonOperator comparison, object a, object b) =>
        comparison <= ComparisonOperator.GreaterEqual && (a is InstanceValue || b is InstanceValue) && Ask(comparison, a, b) is { } result ? result : Number.Box(Test(comparison, a, b));

    public static bool Test(ComparisonOperator comparison, object a, object b) => comparison switch
    {
        ComparisonOperator.Equal => AreEqual(a, b),
        ComparisonOperator.NotEqual => AreDifferent(a, b),
        ComparisonOperator.In => Containers.Contains(b, a),
        ComparisonOperator.NotIn => !Containers.Contains(b, a),
        ComparisonOperator.Is => AreSame(a, b),
        ComparisonOperator.IsNot => !AreSame(a, b),
        _ => IsOrdered(comparison, a, b),
    };

    public static bool IsLess(object a, object b) => a is long x && b is long y ? x < y : IsOrdered(ComparisonOperator.Less, a, b);

    public static bool AreSame(object a, object b) =>
        ReferenceEquals(a, b) || (a is bool p && b is bool q && p == q) || (a is long x && b is long y && x == y && x is >= -5 and <= 256) || (a is string { Length: <= 1 } s && b is string t && s == t);

    public static bool AreEqual(object a, object b)
    {
        if (a is long x && b is long y) return x == y;
        if (a is string s && b is string t) return s.Length == t.Length && string.Equals(s, t);
        int rankA = Number.Rank(a), rankB = Number.Rank(b);
        if (rankA >= 0 && rankB >= 0) return NumericallyEqual(a, b, rankA, rankB);
        if (a is InstanceValue || b is InstanceValue) return Ask(ComparisonOperator.Equal, a, b) is { } answer ? Operators.IsTrue(answer) : ReferenceEquals(a, b);
        return ReferenceEquals(a, b) || Containers.AreEqual(a, b);
    }

    private static bool AreDifferent(object a, object b)
    {
        if (a is InstanceValue || b is InstanceValue)
        {
            if (Ask(ComparisonOperator.NotEqual, a, b) is { } answer) return Operators.IsTrue(answer);
        }
        return !AreEqual(a, b);
    }

    private static bool IsOrdered(ComparisonOperator comparison, object a, object b)
    {
        if (a is string s && b is string t) return Holds(comparison, string.CompareOrdinal(s, t));
        int rankA = Number.Rank(a), rankB = Number.Rank(b);
        if (rankA is >= 0 and < 3 && rankB is >= 0 and < 3) return Order(a, b) is { } order && Holds(comparison, order);
        if (a is InstanceValue || b is InstanceValue)
        {
            if (Ask(comparison, a, b) is { } answer) return Operators.IsTrue(answer);
        }
        else if (Containers.Order(comparison, a, b) is { } result)
        {
            return result;
        }
        string symbol = comparison switch { ComparisonOperator.Less => "<", ComparisonOperator.LessEqual => "<=", ComparisonOperator.Greater => ">", _ => ">=" };
        throw Fault.Type($"'{symbol}' not supported between instances of '{Classes.Of(a).Name}' and '{Classes.Of(b).Name}'");
    }

    public static bool Holds(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterEqual => order >= 0,
        ComparisonOperator.Equal => order == 0,
        _ => order != 0,
    };

    private static bool NumericallyEqual(object a, object b, int rankA, int rankB)
    {
        if (rankA < 3 && rankB < 3) return Order(a, b) == 0;
        if (rankA == 3 && rankB == 3) return (Complex)a == (Complex)b;
        (Complex complex, object other) = rankA == 3 ? ((Complex)a, b) : ((Complex)b, a);
        return complex.Imaginary == 0 && Order(complex.Real, other) == 0;
    }

    /// <summary>The order of real numbers, exactly; null where one is not a number.</summary>
    public static int? Order(object a, object b)
    {
        if (a is double x && b is double y) return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        if (a is double d) return -Order(b, d);
        if (b is double e) return Order(a, e);
        if (a is long i && b is long j) return i.CompareTo(j);
        if (a is Rational || b is Rational) return Number.ToRational(a).CompareTo(Number.ToRational(b));
        return Number.ToInteger(a).CompareTo(Number.ToInteger(b));
    }

    private static int? Order(object exact, double other)
    {
        if (double.IsNaN(other)) return null;
        if (double.IsInfinity(other)) return other > 0 ? -1 : 1;
        if (exact is long small && Math.Abs((double)small) <= 1L << 53) return ((double)small).CompareTo(other) is var order && other == 0 && small == 0 ? 0 : order;
        return Number.ToRational(exact).CompareTo((Rational)other);
    }

    private static object? Ask(ComparisonOperator comparison, object a, object b)
    {
        Machine machine = Machine.Current;
        bool rightFirst = a is InstanceValue && b is InstanceValue && Classes.Of(a) != Classes.Of(b) && Classes.Of(b).IsSubclassOf(Classes.Of(a));
        object? result = rightFirst ? Call(b, a, reflected[(int)comparison]) : null;
        result ??= Call(a, b, methods[(int)comparison]);
        if (result is null && !rightFirst) result = Call(b, a, reflected[(int)comparison]);
        // Without a method of its own, != is the opposite of ==.
        if (result is null && comparison == ComparisonOperator.NotEqual && Ask(ComparisonOperator.Equal, a, b) is { } equal) return Number.Box(!Operators.IsTrue(equal));
        return result;

        object? Call(object self, object other, string name) =>
            self is InstanceValue instance && instance.Class.Lookup(name) is { } method and not None && machine.Call(method, self, other) is var answer && answer is not NotImplementedValue ? answer : null;
    }
}
