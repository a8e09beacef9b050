using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Derivatives of expressions by the rules of calculus, with trivial terms left out.</summary>
public static class Differentiation
{
    /// <summary>The derivative with respect to a variable; null where the expression has a part that is not differentiated here.</summary>
    public static Expression? Derivative(Expression expression, string variable)
    {
        if (!Variables.Any(expression, node => node is Expression.Variable other && other.Name == variable)) return Number(0);
        switch (expression)
        {
            case Expression.Variable:
                return Number(1);
            case Expression.Negative negative:
                return Derivative(negative.Operand, variable) is { } inner ? Negate(inner) : null;
            case Expression.Percent percent:
                return Derivative(percent.Operand, variable) is { } whole ? Divide(whole, Number(100)) : null;
            case Expression.Binary binary:
                return Binary(binary, variable);
            case Expression.Call call:
                return Call(call, variable);
            default:
                return null;
        }
    }

    private static Expression? Binary(Expression.Binary binary, string variable)
    {
        (Expression u, Expression v) = (binary.Left, binary.Right);
        if (Derivative(u, variable) is not { } du || Derivative(v, variable) is not { } dv) return null;
        switch (binary.Operation)
        {
            case Operation.Add:
                return Add(du, dv);
            case Operation.Subtract:
                return Add(du, Negate(dv));
            case Operation.Multiply:
                return Add(Multiply(du, v), Multiply(u, dv));
            case Operation.Divide:
                // u'/v - u v'/v^2
                return Add(Divide(du, v), Negate(Divide(Multiply(u, dv), Power(v, Number(2)))));
            default:
                if (IsZero(dv)) return Multiply(Multiply(v, Power(u, Add(v, Number(-1)))), du);
                if (IsZero(du)) return Multiply(Multiply(binary, Function("ln", u)), dv);
                // u^v (v' ln u + v u'/u)
                return Multiply(binary, Add(Multiply(dv, Function("ln", u)), Divide(Multiply(v, du), u)));
        }
    }

    private static Expression? Call(Expression.Call call, string variable)
    {
        Expression u = call.Arguments[0];
        if (Derivative(u, variable) is not { } du) return null;
        Expression? outer;
        switch (call.Function.Name)
        {
            case "sqrt":
                outer = Divide(Number(1), Multiply(Number(2), call));
                break;
            case "cbrt":
                outer = Divide(Number(1), Multiply(Number(3), Power(call, Number(2))));
                break;
            case "root" when call.Arguments[1] is Expression.Number { Value: var n }:
                outer = Divide(Number(1), Multiply(Number(n), Power(call, Number(n - 1))));
                break;
            case "exp":
                outer = call;
                break;
            case "ln" or "log" when call.Arguments.Count == 1:
                // Of log without a base the natural one is meant.
                outer = Divide(Number(1), u);
                break;
            case "log" when Derivative(call.Arguments[1], variable) is { } radix && IsZero(radix):
                outer = Divide(Number(1), Multiply(u, Function("ln", call.Arguments[1])));
                break;
            case "log2" or "log10":
                outer = Divide(Number(1), Multiply(u, Function("ln", Number(call.Function.Name == "log2" ? 2 : 10))));
                break;
            case "sin":
                outer = Function("cos", u);
                break;
            case "cos":
                outer = Negate(Function("sin", u));
                break;
            case "tan":
                outer = Power(Function("sec", u), Number(2));
                break;
            case "cot":
                outer = Negate(Power(Function("csc", u), Number(2)));
                break;
            case "sec":
                outer = Multiply(call, Function("tan", u));
                break;
            case "csc":
                outer = Negate(Multiply(call, Function("cot", u)));
                break;
            case "asin":
                outer = Divide(Number(1), Function("sqrt", Add(Number(1), Negate(Power(u, Number(2))))));
                break;
            case "acos":
                outer = Negate(Divide(Number(1), Function("sqrt", Add(Number(1), Negate(Power(u, Number(2)))))));
                break;
            case "atan":
                outer = Divide(Number(1), Add(Number(1), Power(u, Number(2))));
                break;
            case "sinh":
                outer = Function("cosh", u);
                break;
            case "cosh":
                outer = Function("sinh", u);
                break;
            case "tanh":
                outer = Add(Number(1), Negate(Power(call, Number(2))));
                break;
            case "asinh":
                outer = Divide(Number(1), Function("sqrt", Add(Power(u, Number(2)), Number(1))));
                break;
            case "acosh":
                outer = Divide(Number(1), Function("sqrt", Add(Power(u, Number(2)), Number(-1))));
                break;
            case "atanh":
                outer = Divide(Number(1), Add(Number(1), Negate(Power(u, Number(2)))));
                break;
            case "abs":
                outer = Divide(u, call);
                break;
            default:
                return null;
        }
        return Multiply(outer, du);
    }

    internal static Expression Number(Rational value) => value.Sign < 0 ? new Expression.Negative(default, new Expression.Number(default, -value)) : new Expression.Number(default, value);

    internal static Expression Function(string name, Expression argument) => new Expression.Call(default, FunctionDefinition.Find(name)!, [argument]);

    internal static Expression Negate(Expression a) => IsZero(a) ? a : a is Expression.Negative negative ? negative.Operand : new Expression.Negative(default, a);

    internal static Expression Add(Expression a, Expression b)
    {
        if (IsZero(a)) return b;
        if (IsZero(b)) return a;
        if (a is Expression.Number x && b is Expression.Number y) return Number(x.Value + y.Value);
        return b is Expression.Negative negative
            ? a is Expression.Number p && negative.Operand is Expression.Number q ? Number(p.Value - q.Value) : new Expression.Binary(default, Operation.Subtract, a, negative.Operand)
            : new Expression.Binary(default, Operation.Add, a, b);
    }

    internal static Expression Multiply(Expression a, Expression b)
    {
        if (IsZero(a) || IsZero(b)) return Number(0);
        if (IsOne(a)) return b;
        if (IsOne(b)) return a;
        if (a is Expression.Negative left) return Negate(Multiply(left.Operand, b));
        if (b is Expression.Negative right) return Negate(Multiply(a, right.Operand));
        return new Expression.Binary(default, Operation.Multiply, a, b);
    }

    internal static Expression Divide(Expression a, Expression b)
    {
        if (IsZero(a) || IsOne(b)) return a;
        return a is Expression.Negative negative ? Negate(Divide(negative.Operand, b)) : new Expression.Binary(default, Operation.Divide, a, b);
    }

    internal static Expression Power(Expression a, Expression b) => IsOne(b) ? a : IsZero(b) ? Number(1) : new Expression.Binary(default, Operation.Power, a, b);

    private static bool IsZero(Expression a) => a is Expression.Number { Value.IsZero: true };

    private static bool IsOne(Expression a) => a is Expression.Number number && number.Value == Rational.One;
}
