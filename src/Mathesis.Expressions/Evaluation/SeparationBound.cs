using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Zero tests of expressions of rational numbers with + - * / and real roots: such a value is 0 or at least a computable number away
/// from 0, so that a ball that is small enough decides.
/// </summary>
/// <remarks>
/// Burnikel, Funke, Mehlhorn, Schirra and Schmitt, "A separation bound for real algebraic expressions" (2001), theorem 1: with u and l computed
/// along the expression and D the product of the degrees of its roots, a value other than 0 is at least 1 / (l u^(D - 1)) in magnitude.
/// </remarks>
public static class SeparationBound
{
    /// <summary>The most bits that a zero test computes with; beyond it nothing is decided.</summary>
    public const double BitLimit = 200_000;

    /// <summary>Whether the value is 0; null when the expression is not of this kind, not defined, or the bound is too far down.</summary>
    public static bool? IsZero(Expression expression, CancellationToken cancellation = default, double bitLimit = BitLimit)
    {
        double degree = 1;
        if (Measure(expression, ref degree) is not (double u, double l)) return null;
        double bound = l + (u * (degree - 1)) + 2;
        // Different from 0 is seen at once; 0 needs all the bits.
        for (int precision = 64; ; precision *= 4)
        {
            cancellation.ThrowIfCancellationRequested();
            Ball ball = BallEvaluator.Evaluate(expression, precision);
            if (ball.IsFinite && !ball.ContainsZero) return false;
            if (ball.IsFinite && ball.MagnitudeAbove < Radius.PowerOfTwo(-(long)Math.Min(bound, 1e15))) return true;
            if (bound > bitLimit || precision > (4 * bitLimit) + 1000) return null;
        }
    }

    /// <summary>Logarithms to base 2, rounded up, of u and l; null when a part is not of this kind.</summary>
    private static (double U, double L)? Measure(Expression expression, ref double degree)
    {
        switch (expression)
        {
            case Expression.Number number:
                return (number.Value.Numerator.BitLength, number.Value.Denominator.BitLength);
            case Expression.Negative negative:
                return Measure(negative.Operand, ref degree);
            case Expression.Binary { Operation: Operation.Power } power:
                return MeasurePower(power, ref degree);
            case Expression.Binary binary:
                if (Measure(binary.Left, ref degree) is not (double u1, double l1) || Measure(binary.Right, ref degree) is not (double u2, double l2)) return null;
                return binary.Operation switch
                {
                    Operation.Multiply => (u1 + u2, l1 + l2),
                    Operation.Divide => (u1 + l2, l1 + u2),
                    // log2(2^a + 2^b) <= max + 1
                    _ => (Math.Max(u1 + l2, l1 + u2) + 1, l1 + l2),
                };
            case Expression.Call { Function.Name: "sqrt" } call:
                return MeasureRoot(call.Arguments[0], 2, ref degree);
            case Expression.Call { Function.Name: "cbrt" } call:
                return MeasureRoot(call.Arguments[0], 3, ref degree);
            case Expression.Call { Function.Name: "root" } call:
                return call.Arguments[1] is Expression.Number { Value: { IsInteger: true } n } && n > 0 && n < 1000 ? MeasureRoot(call.Arguments[0], (int)n.Numerator, ref degree) : null;
            case Expression.Constant { Definition.Name: "phi" }:
                // (1 + sqrt 5) / 2 with a root of its own.
                degree *= 2;
                return (3, 1);
            default:
                return null;
        }
    }

    private static (double U, double L)? MeasurePower(Expression.Binary power, ref double degree)
    {
        // Integer and half-integer exponents, and other fractions as roots of powers.
        if (power.Right is not (Expression.Number or Expression.Negative or Expression.Binary) || ExactEvaluator.Evaluate(power.Right, default) is not Rational exponent) return null;
        if (Measure(power.Left, ref degree) is not (double u, double l) || !exponent.Numerator.TryToInt64(out long count) || exponent.Denominator > 1000) return null;
        if (count < 0) (u, l) = (l, u);
        (u, l) = (u * Math.Abs((double)count), l * Math.Abs((double)count));
        return exponent.IsInteger ? (u, l) : Root(u, l, (int)exponent.Denominator, ref degree);
    }

    private static (double U, double L)? MeasureRoot(Expression operand, int k, ref double degree) =>
        Measure(operand, ref degree) is (double u, double l) ? Root(u, l, k, ref degree) : null;

    private static (double U, double L) Root(double u, double l, int k, ref double degree)
    {
        degree *= k;
        return u >= l ? ((u + ((k - 1) * l)) / k, l) : (u, (((k - 1) * u) + l) / k);
    }
}
