using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Computes expressions that are rational step by step, within small limits. Nothing is thrown for what is not defined.</summary>
internal static class RationalFolder
{
    /// <summary>The most bits of a number.</summary>
    public const int BitLimit = 65_536;

    /// <summary>The value, or null when a step is not rational, not defined or too large.</summary>
    public static Rational? Fold(Expression expression, StepBudget budget)
    {
        switch (expression)
        {
            case Expression.Number number:
                return number.Value;
            case Expression.Based based:
                return based.Value;
            case Expression.Mixed mixed:
                return mixed.Value;
            case Expression.Percent percent:
                return Fold(percent.Operand, budget) is Rational whole ? whole / 100 : null;
            case Expression.Negative negative:
                return Fold(negative.Operand, budget) is Rational operand ? -operand : null;
            case Expression.Binary binary:
                return Fold(binary.Left, budget) is Rational left && Fold(binary.Right, budget) is Rational right ? Apply(binary.Operation, left, right, budget) : null;
            case Expression.Call call:
                return Fold(call, budget);
            default:
                return null;
        }
    }

    /// <summary>The result of an operation, or null.</summary>
    public static Rational? Apply(Operation operation, Rational left, Rational right, StepBudget budget)
    {
        long bits = left.Numerator.BitLength + left.Denominator.BitLength + right.Numerator.BitLength + right.Denominator.BitLength;
        if (bits > 4 * BitLimit) return null;
        budget.Spend(4 + (bits * bits / 100_000));
        switch (operation)
        {
            case Operation.Add:
                return left + right;
            case Operation.Subtract:
                return left - right;
            case Operation.Multiply:
                return left * right;
            case Operation.Divide:
                return right.IsZero ? null : left / right;
            default:
                return Power(left, right, budget);
        }
    }

    /// <summary>A rational power of a rational number where it is rational; even roots of negative numbers and 0^0 are not defined.</summary>
    public static Rational? Power(Rational radix, Rational exponent, StepBudget budget)
    {
        if (radix.IsZero) return exponent.Sign > 0 ? radix : null;
        if (radix == Rational.One) return radix;
        if (!exponent.Denominator.TryToInt64(out long degree) || degree > 64 || !exponent.Numerator.TryToInt64(out long count)) return null;
        if (degree > 1)
        {
            if (radix.Sign < 0 && degree % 2 == 0) return null;
            if (Root(radix.Numerator, (int)degree) is not Integer p || Root(radix.Denominator, (int)degree) is not Integer q) return null;
            radix = new Rational(p, q);
        }
        if (radix == -1) return count % 2 == 0 ? Rational.One : radix;
        if (radix == Rational.One) return radix;
        long bits = Math.Max(radix.Numerator.BitLength, radix.Denominator.BitLength);
        if (Math.Abs(count) > BitLimit || bits * Math.Abs(count) > BitLimit) return null;
        budget.Spend(4 + (bits * Math.Abs(count) / 50));
        return Rational.Pow(radix, (int)count);
    }

    /// <summary>The real root of an integer where it is one.</summary>
    public static Integer? Root(Integer a, int degree)
    {
        if (a.IsZero || a.IsOne) return a;
        if (a.Sign < 0 && degree % 2 == 0) return null;
        if (a == Integer.MinusOne) return a;
        if (degree > a.BitLength) return null;
        if (a.Sign < 0) return Root(-a, degree) is Integer positive ? -positive : null;
        var root = Integer.Root(a, degree);
        return Integer.Pow(root, degree) == a ? root : null;
    }

    private static Rational? Fold(Expression.Call call, StepBudget budget)
    {
        var values = new Rational[call.Arguments.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (Fold(call.Arguments[i], budget) is not Rational value) return null;
            values[i] = value;
        }
        budget.Spend(4);
        Rational x = values[0];
        switch (call.Function.Name)
        {
            case "sqrt":
                return Power(x, new Rational(1, 2), budget);
            case "cbrt":
                return Power(x, new Rational(1, 3), budget);
            case "root":
                return values[1].IsInteger && values[1] > 0 && values[1] < 64 ? Power(x, Rational.Reciprocal(values[1]), budget) : null;
            case "factorial":
                if (!x.IsInteger || x.Sign < 0 || x > 5000) return null;
                budget.Spend(20 + ((long)x.Numerator * 4));
                return Factorial.Of((int)x.Numerator);
            case "gamma":
                if (!x.IsInteger || x.Sign <= 0 || x > 5000) return null;
                budget.Spend(20 + ((long)x.Numerator * 4));
                return Factorial.Of((int)x.Numerator - 1);
            case "binomial":
                return Binomial(x, values[1], budget);
            case "abs":
                return Rational.Abs(x);
            case "sign":
                return x.Sign;
            case "floor":
                return Rational.Floor(x);
            case "ceil":
                return Rational.Ceiling(x);
            case "min":
                return values.Min();
            case "max":
                return values.Max();
            case "gcd" or "lcm":
                if (!values.All(value => value.IsInteger)) return null;
                return values.Aggregate(call.Function.Name == "gcd" ? Integer.Zero : Integer.One, (a, b) => call.Function.Name == "gcd" ? Integer.Gcd(a, b.Numerator) : Integer.Lcm(a, b.Numerator));
            case "ln" when x == Rational.One:
                return Rational.Zero;
            case "exp" or "cos" or "cosh" when x.IsZero:
                return Rational.One;
            case "sin" or "tan" or "sinh" or "tanh" or "atan" or "asin" when x.IsZero:
                return Rational.Zero;
            default:
                return null;
        }
    }

    private static Rational? Binomial(Rational n, Rational k, StepBudget budget)
    {
        if (!n.IsInteger || !k.IsInteger || n.Sign < 0 || n > 5000) return null;
        if (k.Sign < 0 || k > n) return Rational.Zero;
        budget.Spend(20 + ((long)n.Numerator * 8));
        return Exact.Binomial.Of((int)n.Numerator, (int)k.Numerator);
    }
}
