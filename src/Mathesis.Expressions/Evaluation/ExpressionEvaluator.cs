using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates expressions: exactly where the value is rational, else to balls, zero tests by separation bounds where they exist.</summary>
public static class ExpressionEvaluator
{
    /// <summary>The value of a text.</summary>
    /// <exception cref="InputError">The text is no expression, has variables, or is not defined; the message has the column.</exception>
    public static ExpressionValue Evaluate(string text, CancellationToken cancellation = default) => Evaluate(ExpressionParser.Parse(text), cancellation);

    /// <summary>The value of an expression without variables.</summary>
    /// <exception cref="InputError">The expression has variables or a step that is not defined; the message has the column.</exception>
    public static ExpressionValue Evaluate(Expression expression, CancellationToken cancellation = default)
    {
        Rational? exact = ExactEvaluator.Evaluate(expression, cancellation);
        if (exact is null && SeparationBound.IsZero(expression, cancellation) == true) exact = Rational.Zero;
        return new ExpressionValue(expression, exact);
    }

    /// <summary>The integer that an expression is.</summary>
    /// <exception cref="InputError">The value is no integer.</exception>
    public static Integer EvaluateInteger(string text, CancellationToken cancellation = default)
    {
        // Most arguments are digits.
        if (Integer.TryParse(text, out Integer plain)) return plain;
        Rational value = EvaluateRational(text, cancellation);
        return value.IsInteger ? value.Numerator : throw new InputError($"'{Shorten(text)}' is {Shorten(value.ToString())}", expected: "expected an integer");
    }

    /// <summary>The rational number that an expression is.</summary>
    /// <exception cref="InputError">The value is not known to be rational.</exception>
    public static Rational EvaluateRational(string text, CancellationToken cancellation = default) =>
        Evaluate(text, cancellation).Exact ?? throw new InputError($"'{Shorten(text)}' is not known to be rational", expected: "expected a rational number");

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";
}
