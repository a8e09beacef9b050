using Mathesis.Core;

namespace Mathesis.Expressions;

/// <summary>Compares equations and inequalities by the difference of their sides, up to a factor.</summary>
internal static class Equations
{
    /// <summary>Whether left = right says more than the value of a name: variables stand on both sides or the left one is no name.</summary>
    public static bool IsEquation(Expression left, Expression right) => !IsName(left) || Variables.Of(right) is var names && names.Count > (names.Contains("i") ? 1 : 0) && !names.Contains("∞");

    /// <summary>Whether an expression only names something: x, f(x), x_1, words.</summary>
    public static bool IsName(Expression expression) => expression switch
    {
        Expression.Variable or Expression.Text => true,
        Expression.Binary { Operation: Operation.Multiply, Left: Expression.Variable { Name.Length: 1 } function, Right: Expression.Variable } => function.Name is "f" or "g" or "h" or "F" or "P" or "p" or "y",
        Expression.Binary { Operation: Operation.Multiply, Left: Expression.Variable { Name: "f" or "g" or "h" or "F" or "P" or "p" }, Right: Expression.Number or Expression.Sequence } => true,
        _ => false,
    };

    /// <summary>Whether two equations have the same solutions because their differences of sides are proportional.</summary>
    public static Sameness Compare((Expression Left, Expression Right) first, (Expression Left, Expression Right) second, StepBudget budget)
    {
        if (TreeEquality.AreEqual(first.Left, second.Left) && TreeEquality.AreEqual(first.Right, second.Right)) return Sameness.Equal;
        return Ratio(first, second, budget) switch { null => Sameness.Undecided, 0 => Sameness.Different, _ => Sameness.Equal };
    }

    /// <summary>The sign of the constant c with (left - right) of the first = c (left - right) of the second; 0 when there is none; null when not decided.</summary>
    public static int? Ratio((Expression Left, Expression Right) first, (Expression Left, Expression Right) second, StepBudget budget)
    {
        try
        {
            var builder = new FormBuilder(budget, new Dictionary<string, int>());
            FormField field = builder.Field;
            Form f = field.Subtract(builder.Build(first.Left), builder.Build(first.Right)), g = field.Subtract(builder.Build(second.Left), builder.Build(second.Right));
            if (f.IsZero || g.IsZero) return f.IsZero && g.IsZero ? 1 : 0;
            FormPolynomial above = WithoutMonomial(field, f.Numerator), below = WithoutMonomial(field, g.Numerator);
            bool isConstantRatio = above.Terms.Count == below.Terms.Count;
            if (isConstantRatio)
            {
                (FormMonomial monomial, Exact.Rational coefficient) = above.Terms.First();
                if (below.Terms.TryGetValue(monomial, out Exact.Rational other) && above.SameAs(below.Times(coefficient / other))) return (coefficient / other).Sign;
            }
            bool isRational = !above.Generators().Concat(below.Generators()).Any(generator => generator.Kind != GeneratorKind.Variable);
            // f / g constant with other numbers in it: cross products of two coefficients decide.
            if (!isRational && ConstantRatio(field, above, below)) return 1;
            if (!isRational) return null;
            // Polynomials: the same zeros also with other multiplicities.
            return HaveCommonFactor(above, below) ? null : 0;
        }
        catch (Exception error) when (error is NoFormException or SignNeededException or StepLimitException or InputError or ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>Negative powers out of a numerator.</summary>
    private static FormPolynomial WithoutMonomial(FormField field, FormPolynomial polynomial)
    {
        var least = new Dictionary<Generator, long>();
        foreach (FormMonomial monomial in polynomial.Terms.Keys)
        {
            foreach ((Generator generator, long exponent) in monomial.Factors)
            {
                if (exponent < 0) least[generator] = Math.Min(least.GetValueOrDefault(generator), exponent);
            }
        }
        if (least.Count == 0) return polynomial;
        var factor = new FormMonomial([.. least.OrderBy(pair => pair.Key.Index).Select(pair => (pair.Key, -pair.Value))]);
        return field.Multiply(polynomial, FormPolynomial.Of(Exact.Rational.One, factor));
    }

    private static bool ConstantRatio(FormField field, FormPolynomial f, FormPolynomial g)
    {
        // By the variables alone: coefficients are polynomials in the constants.
        Dictionary<FormMonomial, FormPolynomial> a = ByVariables(f), b = ByVariables(g);
        if (a.Count != b.Count || a.Count == 0) return false;
        FormMonomial lead = a.Keys.First();
        if (!b.TryGetValue(lead, out FormPolynomial? bLead)) return false;
        FormPolynomial aLead = a[lead];
        foreach ((FormMonomial monomial, FormPolynomial coefficient) in a)
        {
            if (!b.TryGetValue(monomial, out FormPolynomial? other)) return false;
            if (!field.Add(field.Multiply(coefficient, bLead), -field.Multiply(other, aLead)).IsZero) return false;
        }
        return true;
    }

    private static Dictionary<FormMonomial, FormPolynomial> ByVariables(FormPolynomial polynomial)
    {
        var groups = new Dictionary<FormMonomial, Dictionary<FormMonomial, Exact.Rational>>();
        foreach ((FormMonomial monomial, Exact.Rational coefficient) in polynomial.Terms)
        {
            bool isConstant(Generator generator) => generator.Kind is GeneratorKind.Prime or GeneratorKind.Imaginary or GeneratorKind.RootOfUnity || generator.Name is "pi" or "e";
            var variables = new FormMonomial([.. monomial.Factors.Where(factor => !isConstant(factor.Generator))]);
            var constants = new FormMonomial([.. monomial.Factors.Where(factor => isConstant(factor.Generator))]);
            if (!groups.TryGetValue(variables, out Dictionary<FormMonomial, Exact.Rational>? group)) groups[variables] = group = [];
            group[constants] = coefficient;
        }
        return groups.ToDictionary(pair => pair.Key, pair => new FormPolynomial(pair.Value));
    }

    private static bool HaveCommonFactor(FormPolynomial f, FormPolynomial g)
    {
        string[] names = [.. f.Generators().Concat(g.Generators()).Select(generator => generator.Name).Distinct()];
        if (names.Length > 4 || f.Terms.Count > 40 || g.Terms.Count > 40) return true;
        Exact.MultivariateRing<Exact.RationalCoefficients, Exact.Rational> ring = Exact.MultivariateRing.Rationals(names);
        Exact.MultivariatePolynomial<Exact.RationalCoefficients, Exact.Rational> Map(FormPolynomial polynomial) => ring.FromTerms(polynomial.Terms.Select(term =>
        {
            int[] exponents = new int[names.Length];
            foreach ((Generator generator, long exponent) in term.Key.Factors) exponents[Array.IndexOf(names, generator.Name)] = (int)(exponent / FormMonomial.Unit);
            return (term.Value, exponents);
        }));
        if (f.Terms.Keys.Concat(g.Terms.Keys).Any(monomial => monomial.Factors.Any(factor => factor.Exponent is < 0 or > 12 * FormMonomial.Unit))) return true;
        // The same irreducible factors: each divides a power of the other.
        Exact.MultivariatePolynomial<Exact.RationalCoefficients, Exact.Rational> a = Map(f), b = Map(g), common = a.Gcd(b);
        if (common.IsConstant) return false;
        return (a.TryDivide(common, out var rest) && Divides(rest, common)) && b.TryDivide(common, out var other) && Divides(other, common);
    }

    private static bool Divides(Exact.MultivariatePolynomial<Exact.RationalCoefficients, Exact.Rational> rest, Exact.MultivariatePolynomial<Exact.RationalCoefficients, Exact.Rational> radix)
    {
        for (int i = 0; i < 60 && !rest.IsConstant; i++)
        {
            var common = rest.Gcd(radix);
            if (common.IsConstant) return false;
            rest = rest.DivideExactly(common);
        }
        return true;
    }
}
