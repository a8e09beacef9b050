using System.Diagnostics.CodeAnalysis;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>The value of an expression: exact where it is known to be rational, and in any case a ball of any precision.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Exact">Its exact value, or null when it is irrational or not known to be rational.</param>
public sealed record ExpressionValue(Expression Expression, Rational? Exact)
{
    /// <summary>A ball that contains the value.</summary>
    /// <param name="precision">Bits.</param>
    public Ball ToBall(int precision) => Exact is Rational exact ? Ball.Of(exact, precision) : BallEvaluator.Evaluate(Expression, precision);

    /// <summary>The first significant digits, every one proved.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="digits">The digits, or null when the value cannot be told from 0 or is not defined.</param>
    /// <param name="ball">The last ball.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public bool TryGetDigits(int count, [NotNullWhen(true)] out DecimalDigits? digits, out Ball ball, CancellationToken cancellation = default)
    {
        if (Exact is Rational exact && RationalDigits.Of(exact, count) is { } known)
        {
            (digits, ball) = (known, ToBall(64 + (4 * count)));
            return true;
        }
        return ProvedDigits.TryCompute(ToBall, count, out digits, out ball, cancellation);
    }
}
