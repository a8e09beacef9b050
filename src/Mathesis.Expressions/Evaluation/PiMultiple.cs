using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Recognises rational multiples of pi, at which trigonometric functions are algebraic and sometimes rational (Niven's theorem).</summary>
internal static class PiMultiple
{
    /// <summary>The rational r when the expression is r pi by sums and rational factors, else null.</summary>
    public static Rational? Of(Expression expression)
    {
        switch (expression)
        {
            case Expression.Constant { Definition.Name: "pi" }:
                return Rational.One;
            case Expression.Number { Value.IsZero: true }:
                return Rational.Zero;
            case Expression.Negative negative:
                return Of(negative.Operand) is Rational operand ? -operand : null;
            case Expression.Binary { Operation: Operation.Add or Operation.Subtract } sum:
                return Of(sum.Left) is Rational left && Of(sum.Right) is Rational right ? sum.Operation == Operation.Add ? left + right : left - right : null;
            case Expression.Binary { Operation: Operation.Multiply } product:
                return Times(product.Left, product.Right) ?? Times(product.Right, product.Left);
            case Expression.Binary { Operation: Operation.Divide } quotient:
                return Of(quotient.Left) is Rational dividend && ExactEvaluator.Evaluate(quotient.Right, default) is { IsZero: false } divisor ? dividend / divisor : null;
            default:
                return null;
        }
    }

    /// <summary>sin(r pi) where it is rational, else null.</summary>
    public static Rational? Sine(Rational r) => Cosine(new Rational(1, 2) - r);

    /// <summary>cos(r pi) where it is rational, else null: at multiples of 1/2 and of 1/3.</summary>
    public static Rational? Cosine(Rational r)
    {
        // In [0, 2), as sixths.
        Rational sixths = Rational.Fraction(r / 2) * 12;
        return sixths.IsInteger
            ? (int)sixths.Numerator switch
            {
                0 => Rational.One,
                2 or 10 => new Rational(1, 2),
                3 or 9 => Rational.Zero,
                4 or 8 => new Rational(-1, 2),
                6 => -Rational.One,
                _ => null,
            }
            : null;
    }

    /// <summary>tan(r pi) where it is rational, else null; also where it is not defined.</summary>
    public static Rational? Tangent(Rational r)
    {
        Rational quarters = Rational.Fraction(r) * 4;
        return quarters.IsInteger ? (int)quarters.Numerator switch { 0 => Rational.Zero, 1 => Rational.One, 3 => -Rational.One, _ => null } : null;
    }

    private static Rational? Times(Expression factor, Expression multiple) =>
        Of(multiple) is Rational value && ExactEvaluator.Evaluate(factor, default) is Rational rational ? rational * value : null;
}
