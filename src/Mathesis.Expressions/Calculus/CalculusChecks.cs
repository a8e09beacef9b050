using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Checks of results of calculus by what is easy in the other direction: antiderivatives by differentiation, solutions of differential equations by substitution, sums term by term.</summary>
public static class CalculusChecks
{
    /// <summary>The most terms of a sum.</summary>
    public const int TermLimit = 10_000;

    /// <summary>Whether the derivative of a function is another one.</summary>
    /// <param name="antiderivative">The function.</param>
    /// <param name="integrand">What its derivative should be.</param>
    /// <param name="variable">The variable.</param>
    public static Sameness IsAntiderivative(Expression antiderivative, Expression integrand, string variable) =>
        Differentiation.Derivative(antiderivative, variable) is { } derivative ? Equivalence.Compare(integrand, derivative) : Sameness.Undecided;

    /// <summary>Whether a function solves a differential equation: it and its derivatives, y, y', y'', are put in and the sides compared.</summary>
    /// <param name="left">The left side, with the function's name and primes for derivatives.</param>
    /// <param name="right">The right side.</param>
    /// <param name="function">The name of the function, such as y.</param>
    /// <param name="solution">The function as an expression in the variable; other letters are constants.</param>
    /// <param name="variable">The variable.</param>
    public static Sameness IsSolution(Expression left, Expression right, string function, Expression solution, string variable)
    {
        Expression? derivative = solution;
        string name = function;
        for (int order = 0; order <= 6; order++)
        {
            if (Variables.Of(left, right).Contains(name))
            {
                if (derivative is null) return Sameness.Undecided;
                (left, right) = (Substitution.Replace(left, name, derivative), Substitution.Replace(right, name, derivative));
            }
            derivative = derivative is null ? null : Differentiation.Derivative(derivative, variable);
            name += "'";
        }
        return Equivalence.Compare(left, right);
    }

    /// <summary>The sum of a term over whole values of its index, exactly; null where a term is not rational or there are too many.</summary>
    public static Rational? Sum(Expression term, string index, int from, int to)
    {
        if ((long)to - from >= TermLimit) return null;
        var budget = new StepBudget(100 * Equivalence.StepLimit);
        Rational sum = Rational.Zero;
        try
        {
            for (int k = from; k <= to; k++)
            {
                if (RationalFolder.Fold(Substitution.Replace(term, index, Differentiation.Number(k)), budget) is not Rational value) return null;
                if (RationalFolder.Apply(Operation.Add, sum, value, budget) is not Rational next) return null;
                sum = next;
            }
            return sum;
        }
        catch (StepLimitException)
        {
            return null;
        }
    }
}
