using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates expressions to balls.</summary>
internal static class BallEvaluator
{
    /// <summary>A ball that contains the value; indeterminate where a step may be undefined at this precision.</summary>
    public static Ball Evaluate(Expression expression, int precision)
    {
        switch (expression)
        {
            case Expression.Number number:
                return Ball.Of(number.Value, precision);
            case Expression.Constant constant:
                return constant.Definition.ToBall(precision);
            case Expression.Negative negative:
                return -Evaluate(negative.Operand, precision);
            case Expression.Binary { Operation: Operation.Power } power:
                return Power(power, precision);
            case Expression.Binary binary:
                Ball left = Evaluate(binary.Left, precision), right = Evaluate(binary.Right, precision);
                return binary.Operation switch
                {
                    Operation.Add => Ball.Add(left, right, precision),
                    Operation.Subtract => Ball.Subtract(left, right, precision),
                    Operation.Multiply => Ball.Multiply(left, right, precision),
                    _ => Ball.Divide(left, right, precision),
                };
            case Expression.Call call:
                return call.Function.AtBalls?.Invoke([.. call.Arguments.Select(argument => Evaluate(argument, precision))], precision) ?? ExactCall(call, precision);
            default:
                return Ball.Indeterminate;
        }
    }

    private static Ball Power(Expression.Binary power, int precision)
    {
        // An exponent that is a rational number makes the power an algebraic operation.
        if (ExactEvaluator.Evaluate(power.Right, default) is not Rational exponent) return Power(Evaluate(power.Left, precision), Evaluate(power.Right, precision), precision);
        if (power.Left is Expression.Constant { Definition.Name: "e" }) return Ball.Exp(Ball.Of(exponent, precision), precision);
        Ball radix = Evaluate(power.Left, precision);
        if (exponent.IsInteger && exponent.Numerator.TryToInt64(out long whole)) return Ball.Pow(radix, whole, precision);
        if (exponent.Denominator == 2 && exponent.Numerator.TryToInt64(out long halves)) return Ball.Pow(Ball.Sqrt(radix, precision + 8), halves, precision);
        return Power(radix, Ball.Of(exponent, precision + 16), precision);
    }

    /// <summary>e^(y log x).</summary>
    private static Ball Power(Ball x, Ball y, int precision)
    {
        // As many bits more as the exponent has before the point.
        int working = precision + 16;
        return Ball.Exp(Ball.Multiply(y, Ball.Log(x, working), working), precision);
    }

    /// <summary>A function of integers only, within an expression that is not rational as a whole.</summary>
    private static Ball ExactCall(Expression.Call call, int precision) =>
        ExactEvaluator.Evaluate(call, default) is Rational value ? Ball.Of(value, precision) : Ball.Indeterminate;
}
