using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>
/// Evaluates rational functions at a fixed point modulo a prime of 61 bits. The map is a homomorphism where no denominator vanishes, so
/// that different images prove different functions (Schwartz and Zippel); equal images prove nothing.
/// </summary>
internal sealed class ModularEvaluator(StepBudget budget)
{
    private static readonly ulong prime = PrimeWithRootOfMinusOne();
    private static readonly ulong rootOfMinusOne = RootOfMinusOne();

    /// <summary>The image, or null where the expression has other parts or a denominator vanishes. Several transcendental constants are other parts.</summary>
    public ulong? Evaluate(Expression expression)
    {
        budget.Spend(4);
        switch (expression)
        {
            case Expression.Number or Expression.Based or Expression.Mixed:
                return RationalFolder.Fold(expression, budget) is Rational value ? Image(value) : null;
            case Expression.Constant { Definition.Name: "pi" }:
                return Point("pi ");
            case Expression.Variable { Name: "∞" }:
                return null;
            case Expression.Variable variable:
                return variable.Name == "i" ? rootOfMinusOne : Point(variable.Name);
            case Expression.Percent percent:
                return Evaluate(percent.Operand) is ulong whole && Image(new Rational(1, 100)) is ulong hundredth ? ModularArithmetic.Multiply(whole, hundredth, prime) : null;
            case Expression.Negative negative:
                return Evaluate(negative.Operand) is ulong operand ? ModularArithmetic.Subtract(0, operand, prime) : null;
            case Expression.Binary { Operation: Operation.Power } power:
                return Evaluate(power.Left) is ulong radix && RationalFolder.Fold(power.Right, budget) is { IsInteger: true } exponent && exponent.Numerator.TryToInt64(out long count) && count is < 100_000 and > -100_000 ? Power(radix, count) : null;
            case Expression.Binary binary:
                if (Evaluate(binary.Left) is not ulong left || Evaluate(binary.Right) is not ulong right) return null;
                return binary.Operation switch
                {
                    Operation.Add => ModularArithmetic.Add(left, right, prime),
                    Operation.Subtract => ModularArithmetic.Subtract(left, right, prime),
                    Operation.Multiply => ModularArithmetic.Multiply(left, right, prime),
                    _ => right == 0 ? null : ModularArithmetic.Multiply(left, ModularArithmetic.Invert(right, prime), prime),
                };
            default:
                return null;
        }
    }

    private static ulong? Power(ulong radix, long count)
    {
        if (count >= 0) return ModularArithmetic.Power(radix, (ulong)count, prime);
        return radix == 0 ? null : ModularArithmetic.Power(ModularArithmetic.Invert(radix, prime), (ulong)-count, prime);
    }

    private static ulong? Image(Rational value)
    {
        ulong denominator = (ulong)Integer.Mod(value.Denominator, prime);
        return denominator == 0 ? null : ModularArithmetic.Multiply((ulong)Integer.Mod(value.Numerator, prime), ModularArithmetic.Invert(denominator, prime), prime);
    }

    /// <summary>The value of a variable: a hash of its name.</summary>
    private static ulong Point(string name)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (char c in name) hash = unchecked((hash ^ c) * 0x100000001b3);
        hash ^= hash >> 29;
        return (unchecked(hash * 0xbf58476d1ce4e5b9) >> 3) % prime;
    }

    private static ulong PrimeWithRootOfMinusOne()
    {
        ulong candidate = (1UL << 61) - 3;
        while (!Primality.IsPrime(candidate)) candidate -= 4;
        return candidate;
    }

    private static ulong RootOfMinusOne()
    {
        for (ulong g = 2; ; g++)
        {
            ulong root = ModularArithmetic.Power(g, (prime - 1) / 4, prime);
            if (ModularArithmetic.Multiply(root, root, prime) == prime - 1) return root;
        }
    }
}
