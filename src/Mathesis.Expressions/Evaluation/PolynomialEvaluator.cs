using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Reads expressions with one variable as polynomials with rational coefficients.</summary>
public static class PolynomialEvaluator
{
    /// <summary>The largest degree on the way.</summary>
    public const int DegreeLimit = 10_000;

    /// <summary>The polynomial and the name of its variable (null for a constant).</summary>
    /// <exception cref="InputError">The text has two variables or is no polynomial; the message has the column.</exception>
    public static (RationalPolynomial Polynomial, string? Variable) Evaluate(string text, CancellationToken cancellation = default)
    {
        string? variable = null;
        return (Evaluate(ExpressionParser.Parse(text), ref variable, cancellation), variable);
    }

    private static RationalPolynomial Evaluate(Expression expression, ref string? variable, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case Expression.Variable named:
                variable ??= named.Name;
                return variable == named.Name
                    ? RationalPolynomial.X
                    : throw ExpressionParser.Error($"a second variable '{named.Name}' beside '{variable}'", named.Span, "expected a polynomial in one variable");
            case Expression.Negative negative:
                return -Evaluate(negative.Operand, ref variable, cancellation);
            case Expression.Binary { Operation: Operation.Power } power:
                return Power(power, Evaluate(power.Left, ref variable, cancellation), cancellation);
            case Expression.Binary binary:
                return Combine(binary, Evaluate(binary.Left, ref variable, cancellation), Evaluate(binary.Right, ref variable, cancellation));
            default:
                return ExactEvaluator.Evaluate(expression, cancellation)
                    ?? throw ExpressionParser.Error("a coefficient that is not rational", expression.Span, "expected rational coefficients");
        }
    }

    private static RationalPolynomial Combine(Expression.Binary binary, RationalPolynomial left, RationalPolynomial right)
    {
        switch (binary.Operation)
        {
            case Operation.Add:
                return left + right;
            case Operation.Subtract:
                return left - right;
            case Operation.Multiply:
                CheckDegree(left.Degree + right.Degree, binary);
                return left * right;
            default:
                if (right.IsZero) throw ExpressionParser.Error("a division by 0", binary.Span, null);
                if (right.Degree == 0) return left / right[0];
                (RationalPolynomial quotient, RationalPolynomial remainder) = RationalPolynomial.DivRem(left, right);
                return remainder.IsZero ? quotient : throw ExpressionParser.Error("the division leaves a remainder", binary.Span, "expected a polynomial");
        }
    }

    private static RationalPolynomial Power(Expression.Binary power, RationalPolynomial radix, CancellationToken cancellation)
    {
        if (radix.Degree <= 0 && ExactEvaluator.Evaluate(power, cancellation) is Rational constant) return constant;
        if (ExactEvaluator.Evaluate(power.Right, cancellation) is not { IsInteger: true, Sign: >= 0 } exponent || exponent > DegreeLimit)
            throw ExpressionParser.Error("a power that is no polynomial", power.Span, $"expected exponents from 0 to {DegreeLimit.ToString(CultureInfo.InvariantCulture)}");
        CheckDegree((long)radix.Degree * (long)exponent.Numerator, power);
        return radix.Pow((int)exponent.Numerator);
    }

    private static void CheckDegree(long degree, Expression expression)
    {
        if (degree > DegreeLimit) throw ExpressionParser.Error($"a polynomial of degree {degree.ToString(CultureInfo.InvariantCulture)}", expression.Span, $"expected at most {DegreeLimit.ToString(CultureInfo.InvariantCulture)}");
    }
}
