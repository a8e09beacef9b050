using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates expressions to rational numbers where every step is one.</summary>
internal static class ExactEvaluator
{
    /// <summary>The most bits of a number on the way; what is longer is an error and not attempted.</summary>
    public const long BitLimit = RationalPowers.BitLimit;

    /// <summary>The exact value, or null where a step is irrational.</summary>
    /// <exception cref="InputError">The expression has a variable, a step is not defined or too long; the message has the column.</exception>
    public static Rational? Evaluate(Expression expression, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case Expression.Number number:
                return number.Value;
            case Expression.Constant:
                return null;
            case Expression.Variable variable:
                throw ExpressionParser.Error($"'{variable.Name}' has no value", variable.Span, $"expected numbers, constants ({string.Join(", ", ConstantDefinition.All)}) and functions");
            case Expression.Negative negative:
                return Evaluate(negative.Operand, cancellation) is Rational operand ? -operand : null;
            case Expression.Binary binary:
                Rational? left = Evaluate(binary.Left, cancellation), right = Evaluate(binary.Right, cancellation);
                return At(binary, () => Apply(binary.Operation, left, right));
            case Expression.Call { Function.Name: "sin" or "cos" or "tan", Arguments: [{ } angle] } trigonometric when PiMultiple.Of(angle) is { IsZero: false } r:
                return trigonometric.Function.Name switch { "sin" => PiMultiple.Sine(r), "cos" => PiMultiple.Cosine(r), _ => PiMultiple.Tangent(r) };
            case Expression.Call call:
                Rational?[] arguments = [.. call.Arguments.Select(argument => Evaluate(argument, cancellation))];
                if (arguments.Any(argument => argument is null))
                    return call.Function.AtBalls is not null ? null
                        : throw ExpressionParser.Error($"{call.Function.Name} is given a number that is not rational", call.Span, $"write {call.Function.Usage} with integers");
                return At(call, () => call.Function.AtRationals?.Invoke([.. arguments.Select(argument => argument!.Value)]));
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private static Rational? Apply(Operation operation, Rational? left, Rational? right)
    {
        if (operation == Operation.Divide && right is { IsZero: true }) throw new InputError("a division by 0");
        if (operation == Operation.Multiply && (left is { IsZero: true } || right is { IsZero: true })) return Rational.Zero;
        if (left is not Rational a || right is not Rational b) return null;
        if (operation != Operation.Power && Math.Max(a.Numerator.BitLength + b.Numerator.BitLength, a.Denominator.BitLength + b.Denominator.BitLength) > 2 * BitLimit)
            throw new InputError("a number becomes too long", expected: $"expected at most {BitLimit} binary digits");
        return operation switch
        {
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            Operation.Divide => a / b,
            _ => RationalPowers.Power(a, b),
        };
    }

    /// <summary>Adds the column to what a step complains of.</summary>
    private static Rational? At(Expression expression, Func<Rational?> step)
    {
        try
        {
            return step();
        }
        catch (InputError error) when (error.Where is null)
        {
            throw ExpressionParser.Error(error.What, expression.Span, error.Expected);
        }
    }
}
