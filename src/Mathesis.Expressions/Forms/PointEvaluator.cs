using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates expressions at points to complex balls.</summary>
/// <param name="point">The values of the variables; i is the imaginary unit unless it has one.</param>
/// <param name="bits">The precision.</param>
/// <param name="budget">What it may cost.</param>
internal sealed class PointEvaluator(IReadOnlyDictionary<string, Rational> point, int bits, StepBudget budget)
{
    /// <summary>A ball with the value; indeterminate where it is not defined or not known.</summary>
    public ComplexBall Evaluate(Expression expression)
    {
        budget.Spend(30 + (bits / 4));
        ComplexBall value = Compute(expression);
        return value.IsFinite ? value : ComplexBall.Indeterminate;
    }

    private ComplexBall Compute(Expression expression)
    {
        switch (expression)
        {
            case Expression.Number number:
                return ComplexBall.Of(Ball.Of(number.Value, bits));
            case Expression.Based or Expression.Mixed:
                return RationalFolder.Fold(expression, budget) is Rational exact ? ComplexBall.Of(Ball.Of(exact, bits)) : ComplexBall.Indeterminate;
            case Expression.Percent percent:
                return ComplexBall.Divide(Evaluate(percent.Operand), ComplexBall.Of(100), bits);
            case Expression.Constant constant:
                return ComplexBall.Of(constant.Definition.ToBall(bits));
            case Expression.Variable variable:
                if (point.TryGetValue(variable.Name, out Rational value)) return ComplexBall.Of(Ball.Of(value, bits));
                return variable.Name == "i" ? new ComplexBall(Ball.Zero, Ball.One) : ComplexBall.Indeterminate;
            case Expression.Negative negative:
                return -Evaluate(negative.Operand);
            case Expression.Binary { Operation: Operation.Power } power:
                return Power(power);
            case Expression.Binary binary:
                ComplexBall left = Evaluate(binary.Left), right = Evaluate(binary.Right);
                if (!left.IsFinite || !right.IsFinite) return ComplexBall.Indeterminate;
                return binary.Operation switch
                {
                    Operation.Add => ComplexBall.Add(left, right, bits),
                    Operation.Subtract => ComplexBall.Subtract(left, right, bits),
                    Operation.Multiply => ComplexBall.Multiply(left, right, bits),
                    _ => ComplexBall.Divide(left, right, bits),
                };
            case Expression.Call call:
                return Call(call);
            default:
                return ComplexBall.Indeterminate;
        }
    }

    private ComplexBall Power(Expression.Binary power)
    {
        ComplexBall radix = Evaluate(power.Left);
        if (!radix.IsFinite) return ComplexBall.Indeterminate;
        if (RationalFolder.Fold(Substituted(power.Right), budget) is Rational exponent)
        {
            budget.Spend(200);
            return ComplexBall.Pow(radix, exponent, bits);
        }
        ComplexBall high = Evaluate(power.Right);
        if (!high.IsFinite) return ComplexBall.Indeterminate;
        budget.Spend(400);
        return radix.ContainsZero ? ComplexBall.Indeterminate : ComplexBall.Exp(ComplexBall.Multiply(high, ComplexBall.Log(radix, bits + 16), bits + 16), bits);
    }

    /// <summary>A variable alone as its value, so that powers of negative numbers by it are exact.</summary>
    private Expression Substituted(Expression exponent) => exponent switch
    {
        Expression.Variable variable when point.TryGetValue(variable.Name, out Rational value) => new Expression.Number(exponent.Span, value),
        Expression.Negative negative => negative with { Operand = Substituted(negative.Operand) },
        Expression.Binary binary => binary with { Left = Substituted(binary.Left), Right = Substituted(binary.Right) },
        _ => exponent,
    };

    private ComplexBall Call(Expression.Call call)
    {
        var arguments = new ComplexBall[call.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Evaluate(call.Arguments[i]);
            if (!arguments[i].IsFinite) return ComplexBall.Indeterminate;
        }
        budget.Spend(400 + (bits * bits / 200));
        ComplexBall z = arguments[0];
        switch (call.Function.Name)
        {
            case "sqrt":
                return ComplexBall.Sqrt(z, bits);
            case "cbrt":
                return ComplexBall.Pow(z, new Rational(1, 3), bits);
            case "root":
                return RationalFolder.Fold(call.Arguments[1], budget) is { IsInteger: true, Sign: > 0 } degree && degree < 1000 ? ComplexBall.Pow(z, Rational.Reciprocal(degree), bits) : ComplexBall.Indeterminate;
            case "exp":
                return ComplexBall.Exp(z, bits);
            case "ln":
                return ComplexBall.Log(z, bits);
            case "log":
                return arguments.Length == 1 ? ComplexBall.Log(z, bits) : ComplexBall.Divide(ComplexBall.Log(z, bits), ComplexBall.Log(arguments[1], bits), bits);
            case "log2":
                return ComplexBall.Divide(ComplexBall.Log(z, bits), ComplexBall.Of(Constants.LogarithmOf2(bits)), bits);
            case "log10":
                return ComplexBall.Divide(ComplexBall.Log(z, bits), ComplexBall.Of(Ball.Log(10, bits)), bits);
            case "sin":
                return ComplexBall.SinCos(z, bits).Sin;
            case "cos":
                return ComplexBall.SinCos(z, bits).Cos;
            case "tan" or "cot" or "sec" or "csc":
                (ComplexBall sin, ComplexBall cos) = ComplexBall.SinCos(z, bits);
                return call.Function.Name switch
                {
                    "tan" => ComplexBall.Divide(sin, cos, bits),
                    "cot" => ComplexBall.Divide(cos, sin, bits),
                    "sec" => ComplexBall.Divide(ComplexBall.Of(Ball.One), cos, bits),
                    _ => ComplexBall.Divide(ComplexBall.Of(Ball.One), sin, bits),
                };
            case "abs":
                return ComplexBall.Abs(z, bits);
        }
        // Other functions have real arguments.
        if (!arguments.All(argument => argument.IsReal && argument.Re.Top < 40)) return ComplexBall.Indeterminate;
        if (call.Function.Name is "gamma" or "factorial" && (z.Re.Top > 9 || bits > 600)) return ComplexBall.Indeterminate;
        if (call.Function.Name is "gamma" or "factorial" or "zeta") budget.Spend(20_000);
        if (call.Function.AtBalls is { } function) return ComplexBall.Of(function([.. arguments.Select(argument => argument.Re)], bits));
        return RationalFolder.Fold(call with { Arguments = [.. call.Arguments.Select(Substituted)] }, budget) is Rational exact ? ComplexBall.Of(Ball.Of(exact, bits)) : ComplexBall.Indeterminate;
    }
}
