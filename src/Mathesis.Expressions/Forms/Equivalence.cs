using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Decides whether two expressions are the same number or the same function, in three values: rational arithmetic; images modulo a
/// prime, which prove difference; complex balls at points, which prove difference; normal forms over an exponential basis, which prove
/// equality; separation bounds of algebraic numbers. There is no tolerance anywhere.
/// </summary>
public static class Equivalence
{
    /// <summary>The steps of one comparison unless the caller says otherwise: at most about 15 milliseconds.</summary>
    public const long StepLimit = 600_000;

    private static readonly Expression.Number ten = new(default, 10);

    /// <summary>Whether two expressions are equal wherever the first is defined.</summary>
    public static Sameness Compare(Expression first, Expression second) => Compare(first, second, new StepBudget(StepLimit));

    internal static Sameness Compare(Expression first, Expression second, StepBudget budget)
    {
        try
        {
            return Decide(first, second, budget);
        }
        catch (StepLimitException)
        {
            return Sameness.Undecided;
        }
        catch (Exception error) when (error is InputError or ArithmeticException or ArgumentException or InvalidOperationException)
        {
            // A step beyond what the numbers of this library can hold: nothing is known.
            return Sameness.Undecided;
        }
    }

    /// <summary>The sign of a real number without variables, where it is proved.</summary>
    internal static int? SignOf(Expression expression, StepBudget budget)
    {
        try
        {
            if (RationalFolder.Fold(expression, budget) is Rational exact) return exact.Sign;
            foreach (int bits in new[] { 64, 256 })
            {
                ComplexBall ball = new PointEvaluator(Point.None, bits, budget).Evaluate(expression);
                if (ball.IsFinite && ball.IsReal && ball.Re.Sign is int sign and not 0) return sign;
            }
            return Decide(expression, new Expression.Number(default, Rational.Zero), budget) == Sameness.Equal ? 0 : null;
        }
        catch (Exception error) when (error is StepLimitException or InputError or ArithmeticException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Sameness Decide(Expression first, Expression second, StepBudget budget)
    {
        if (ReferenceEquals(first, second) || TreeEquality.AreEqual(first, second)) return Sameness.Equal;
        Rational? a = RationalFolder.Fold(first, budget), b = RationalFolder.Fold(second, budget);
        if (a is not null && b is not null) return a == b ? Sameness.Equal : Sameness.Different;
        // A logarithm without a base is natural to some and decimal to others.
        if (HasBareLogarithm(first) || HasBareLogarithm(second))
        {
            Sameness natural = DecideGeneral(first, second, budget), common = DecideGeneral(WithBaseTen(first), WithBaseTen(second), budget);
            return natural == common ? natural : Sameness.Undecided;
        }
        return DecideGeneral(first, second, budget);
    }

    private static bool HasBareLogarithm(Expression expression) => Variables.Any(expression, node => node is Expression.Call { Function.Name: "log", Arguments.Count: 1 });

    private static Expression WithBaseTen(Expression expression) => Rewriter.Replace(expression, node => node is Expression.Call { Function.Name: "log", Arguments: [{ } only] } call ? call with { Arguments = [only, ten] } : node);

    private static Sameness DecideGeneral(Expression first, Expression second, StepBudget budget)
    {
        var modular = new ModularEvaluator(budget);
        ulong? image = modular.Evaluate(first), other = image is null ? null : modular.Evaluate(second);
        bool isRationalFunction = image is not null && other is not null;
        if (isRationalFunction && image != other) return Sameness.Different;
        SortedSet<string> names = Variables.Of(first, second);
        bool isComplex = Variables.Any(first, node => node is Expression.Variable { Name: "i" });
        names.Remove("i");
        if (names.Contains("∞")) return CompareInfinities(first, second);
        if (!isRationalFunction)
        {
            Sameness seen = CompareAtPoints(first, second, names, isComplex, 64, budget);
            if (seen == Sameness.Different) return seen;
        }
        if (new FormComparison(first, second, isComplex, budget).Decide()) return Sameness.Equal;
        // What is not seen to be equal is often seen to be different with more digits.
        if (!isRationalFunction && CompareAtPoints(first, second, names, isComplex, 320, budget) == Sameness.Different) return Sameness.Different;
        if (names.Count > 0 || isComplex || isRationalFunction || !IsSmallAlgebraic(first, budget) || !IsSmallAlgebraic(second, budget)) return Sameness.Undecided;
        budget.Spend(50_000);
        if (DecideAlgebraic(first, second) is bool isZero) return isZero ? Sameness.Equal : Sameness.Different;
        return CompareAlgebraic(first, second, budget);
    }

    private static Sameness CompareInfinities(Expression first, Expression second) =>
        InfinitySign(first) is int left && InfinitySign(second) is int right ? left == right ? Sameness.Equal : Sameness.Different
            : (InfinitySign(first) is null) != (InfinitySign(second) is null) ? Sameness.Different : Sameness.Undecided;

    /// <summary>1 or -1 for an infinity, else null.</summary>
    internal static int? InfinitySign(Expression? expression) => expression switch
    {
        Expression.Variable { Name: "∞" } => 1,
        Expression.Negative negative => -InfinitySign(negative.Operand),
        _ => null,
    };

    /// <summary>Different where balls at a point are apart; nothing else is proved here.</summary>
    private static Sameness CompareAtPoints(Expression first, Expression second, SortedSet<string> names, bool isComplex, int bits, StepBudget budget)
    {
        foreach (bool allowComplex in isComplex ? new[] { true } : [false, true])
        {
            bool any = false;
            for (int k = 0; k < (names.Count == 0 ? 1 : 6); k++)
            {
                IReadOnlyDictionary<string, Rational> point = names.Count == 0 ? Point.None : Point.At(names, k);
                var evaluator = new PointEvaluator(point, bits, budget);
                ComplexBall left = evaluator.Evaluate(first);
                if (!left.IsFinite || (!allowComplex && !left.IsReal)) continue;
                ComplexBall right = evaluator.Evaluate(second);
                if (!right.IsFinite) continue;
                any = true;
                if (!ComplexBall.Subtract(left, right, bits).ContainsZero) return Sameness.Different;
            }
            if (any) break;
        }
        return Sameness.Undecided;
    }

    /// <summary>Whether two real algebraic numbers are equal, by a separation bound that is within reach; null where there is none.</summary>
    private static bool? DecideAlgebraic(Expression first, Expression second) =>
        SeparationBound.IsZero(new Expression.Binary(default, Operation.Subtract, first, second), bitLimit: 4000);

    /// <summary>Compares real algebraic numbers of small degree by their minimal polynomials.</summary>
    private static Sameness CompareAlgebraic(Expression first, Expression second, StepBudget budget)
    {
        budget.Spend(200_000);
        try
        {
            return AlgebraicEvaluator.Evaluate(first, 16) is { } left && AlgebraicEvaluator.Evaluate(second, 16) is { } right ? left.Equals(right) ? Sameness.Equal : Sameness.Different : Sameness.Undecided;
        }
        catch (InputError)
        {
            return Sameness.Undecided;
        }
    }

    /// <summary>Whether an expression is small enough for minimal polynomials and separation bounds: few parts, small numbers, small powers.</summary>
    private static bool IsSmallAlgebraic(Expression expression, StepBudget budget)
    {
        int nodes = 0;
        double powers = 1;
        bool isOther(Expression node)
        {
            if (++nodes > 24) return true;
            switch (node)
            {
                case Expression.Number number:
                    return number.Value.Numerator.BitLength > 40 || number.Value.Denominator.BitLength > 40;
                case Expression.Binary { Operation: Operation.Power } power:
                    if (RationalFolder.Fold(power.Right, budget) is not Rational exponent) return true;
                    powers *= Math.Max(1, Math.Abs((double)exponent));
                    return powers > 100;
                case Expression.Constant or Expression.Negative or Expression.Binary:
                    return false;
                default:
                    return node is not Expression.Call { Function.Name: "sqrt" or "cbrt" or "root" or "sin" or "cos" or "tan" };
            }
        }
        return !Variables.Any(expression, isOther);
    }
}
