using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates expressions of rational numbers with + - * /, rational powers and real roots to algebraic numbers.</summary>
public static class AlgebraicEvaluator
{
    /// <summary>The largest product of degrees of a step that is computed unless the caller says otherwise.</summary>
    public const int DegreeLimit = 36;

    /// <summary>The algebraic number that an expression is; null when it has other parts, or a step's degree is above the limit.</summary>
    /// <param name="expression">Without variables.</param>
    /// <param name="degreeLimit">The largest product of degrees of a step.</param>
    /// <param name="cancellation">Stops the computation between steps.</param>
    /// <exception cref="InputError">A step is not defined; the message has the column.</exception>
    public static RealAlgebraicNumber? Evaluate(Expression expression, int degreeLimit = DegreeLimit, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case Expression.Number number:
                return number.Value;
            case Expression.Constant { Definition.Name: "phi" }:
                return RealAlgebraicNumber.RootOf(new IntegerPolynomial(-1, -1, 1), new RootInterval(1, 2));
            case Expression.Negative negative:
                return Evaluate(negative.Operand, degreeLimit, cancellation) is { } operand ? -operand : null;
            case Expression.Binary { Operation: Operation.Power } power:
                return ExactEvaluator.Evaluate(power.Right, cancellation) is Rational exponent && Evaluate(power.Left, degreeLimit, cancellation) is { } radix
                    ? Power(power, radix, exponent, degreeLimit) : null;
            case Expression.Binary binary:
                return Evaluate(binary.Left, degreeLimit, cancellation) is { } left && Evaluate(binary.Right, degreeLimit, cancellation) is { } right
                    ? Combine(binary, left, right, degreeLimit) : null;
            case Expression.Call { Function.Name: "sqrt" or "cbrt" } call:
                return Evaluate(call.Arguments[0], degreeLimit, cancellation) is { } radicand ? Root(call, radicand, call.Function.Name == "sqrt" ? 2 : 3, degreeLimit) : null;
            case Expression.Call { Function.Name: "root" } call:
                return ExactEvaluator.Evaluate(call.Arguments[1], cancellation) is { IsInteger: true } degree && degree > 0 && degree <= degreeLimit
                    && Evaluate(call.Arguments[0], degreeLimit, cancellation) is { } under ? Root(call, under, (int)degree.Numerator, degreeLimit) : null;
            case Expression.Call { Function.Name: "cos", Arguments: [{ } angle] } when PiMultiple.Of(angle) is Rational r:
                return Cosine(r, degreeLimit);
            case Expression.Call { Function.Name: "sin", Arguments: [{ } angle] } when PiMultiple.Of(angle) is Rational r:
                return Cosine(new Rational(1, 2) - r, degreeLimit);
            case Expression.Call { Function.Name: "tan", Arguments: [{ } angle] } when PiMultiple.Of(angle) is Rational r:
                return Cosine(new Rational(1, 2) - r, degreeLimit) is { } sine && Cosine(r, degreeLimit) is { IsZero: false } cosine
                    && sine.Degree * cosine.Degree <= degreeLimit ? sine / cosine : null;
            case Expression.Call { Function.Name: "abs" } call:
                return Evaluate(call.Arguments[0], degreeLimit, cancellation)?.Abs();
            default:
                // A function of rational numbers with a rational value.
                return expression is Expression.Call && ExactEvaluator.Evaluate(expression, cancellation) is Rational value ? value : null;
        }
    }

    /// <summary>cos(r pi): for r = p/q a root of Chebyshev's T_q - (-1)^p, whose different roots are cos(p' pi / q) with p' of p's parity.</summary>
    private static RealAlgebraicNumber? Cosine(Rational r, int degreeLimit)
    {
        if (r.Denominator > 2 * degreeLimit) return null;
        int q = (int)r.Denominator;
        IntegerPolynomial chebyshev = SpecialPolynomials.Chebyshev(q) - (r.Numerator.IsEven ? IntegerPolynomial.One : -IntegerPolynomial.One);
        // They are at least 2/q^2 apart, so a small ball decides which it is.
        Ball ball = Ball.Cos(Ball.Multiply(Constants.Pi(128), Ball.Of(r, 128), 128), 100);
        foreach (IntegerPolynomialPower factor in chebyshev.Factor().Factors)
        {
            if (factor.Factor.Degree > degreeLimit) continue;
            foreach (RootInterval root in RealRoots.Isolate(factor.Factor))
            {
                RootInterval narrow = RealRoots.Refine(factor.Factor, root, Rational.Pow(2, -40));
                if (Ball.Overlap(ball, Ball.Of(narrow.Middle, 100).Widen(Radius.PowerOfTwo(-40)))) return RealAlgebraicNumber.RootOf(factor.Factor, narrow);
            }
        }
        return null;
    }

    private static RealAlgebraicNumber? Combine(Expression.Binary binary, RealAlgebraicNumber left, RealAlgebraicNumber right, int degreeLimit)
    {
        if (left.Degree * right.Degree > degreeLimit) return null;
        if (binary.Operation == Operation.Divide && right.IsZero) throw ExpressionParser.Error("a division by 0", binary.Span, null);
        return binary.Operation switch
        {
            Operation.Add => left + right,
            Operation.Subtract => left - right,
            Operation.Multiply => left * right,
            _ => left / right,
        };
    }

    private static RealAlgebraicNumber? Power(Expression.Binary power, RealAlgebraicNumber radix, Rational exponent, int degreeLimit)
    {
        if (!exponent.Numerator.TryToInt64(out long count) || Math.Abs(count) > 4096 || exponent.Denominator > degreeLimit) return null;
        if (radix.IsZero && count < 0) throw ExpressionParser.Error("a negative power of 0", power.Span, null);
        if (exponent.IsInteger) return radix.Pow((int)count);
        return radix.Sign < 0 ? null : Root(power, radix.Pow((int)count), (int)exponent.Denominator, degreeLimit);
    }

    private static RealAlgebraicNumber? Root(Expression expression, RealAlgebraicNumber radicand, int degree, int degreeLimit)
    {
        if (radicand.Degree * degree > degreeLimit) return null;
        if (degree % 2 == 0 && radicand.Sign < 0) throw ExpressionParser.Error("an even root of a negative number is not real", expression.Span, null);
        return radicand.Root(degree);
    }
}
