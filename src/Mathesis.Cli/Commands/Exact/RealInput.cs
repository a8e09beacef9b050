using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary>A real number as a person gives it: a decimal is right to a unit of its last digit, an expression to as many digits as are wanted.</summary>
internal static class RealInput
{
    /// <summary>Whether the text is a decimal with a point, perhaps with a sign.</summary>
    public static bool IsDecimal(Expression expression) =>
        expression is Expression.Number { Places: not null } || (expression is Expression.Negative negative && IsDecimal(negative.Operand));

    /// <summary>The number as a ball.</summary>
    /// <param name="text">A decimal or an expression.</param>
    /// <param name="digits">The digits to which an expression is computed.</param>
    /// <exception cref="InputError">The text is no expression, or its value is not defined.</exception>
    public static Ball Read(string text, int digits) => Read(ExpressionParser.Parse(text), text, digits);

    /// <summary>The number as a ball.</summary>
    /// <param name="expression">The expression of the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="digits">The digits to which an expression is computed.</param>
    /// <exception cref="InputError">The value is not defined.</exception>
    public static Ball Read(Expression expression, string text, int digits)
    {
        if (IsDecimal(expression)) return Decimal(expression);
        ExpressionValue value = ExpressionEvaluator.Evaluate(expression);
        // An expression that is rational is exact as far as the other numbers are known.
        int precision = (int)((digits * 3.3219280948873626) + 32);
        Ball ball = value.ToBall(precision + 64);
        for (int attempt = 0; attempt < 3 && ball.AccurateBits < precision; attempt++) ball = value.ToBall(precision << (attempt + 1));
        if (!ball.IsFinite) throw new InputError($"'{text}' is not a real number, or too large to be computed", expected: "expected a value that is defined");
        if (value.Exact is { IsZero: true }) return Ball.Zero;
        // Cut to what was asked for, so that digits mean the same for every number.
        return ball.Round(precision).Widen(Radius.PowerOfTwo(ball.Top - precision));
    }

    private static Ball Decimal(Expression expression)
    {
        if (expression is Expression.Negative negative) return -Decimal(negative.Operand);
        var number = (Expression.Number)expression;
        int places = number.Places!.Value;
        Ball unit = Ball.Of(Rational.Pow(10, -places), 64);
        int precision = (int)((Math.Abs((long)places) + 20) * 3.33) + (int)number.Value.Numerator.BitLength + 64;
        return Ball.Of(number.Value, precision).Widen(unit.MagnitudeAbove);
    }
}
