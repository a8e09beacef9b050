using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Factors polynomials of forms where they are polynomials with rational coefficients.</summary>
internal static class FormFactoring
{
    private const long Unit = FormMonomial.Unit;

    /// <summary>Factors with their powers, which multiply to the polynomial divided by the scale; the polynomial itself where nothing is known.</summary>
    public static IReadOnlyList<(FormPolynomial Factor, int Power)> Factor(FormPolynomial polynomial, StepBudget budget, out Rational scale)
    {
        scale = Rational.One;
        Generator[] generators = [.. polynomial.Generators().OrderBy(generator => generator.Index)];
        if (generators.Length is 0 or > 4 || polynomial.Terms.Count > 60) return [(polynomial, 1)];
        bool isPlain = polynomial.Terms.Keys.All(monomial => monomial.Factors.All(factor => factor.Exponent >= 0 && factor.Exponent % Unit == 0 && factor.Exponent <= 40 * Unit
            && factor.Generator.Kind is GeneratorKind.Variable or GeneratorKind.Positive or GeneratorKind.Opaque));
        if (!isPlain) return [(polynomial, 1)];
        budget.Spend(5000L * polynomial.Terms.Count);
        return generators.Length == 1 ? FactorInOne(polynomial, generators[0], out scale) : SquareFree(polynomial, generators, out scale);
    }

    private static List<(FormPolynomial Factor, int Power)> FactorInOne(FormPolynomial polynomial, Generator x, out Rational scale)
    {
        int degree = (int)(polynomial.Terms.Keys.Max(monomial => monomial.Exponent(x)) / Unit);
        Integer denominator = polynomial.Terms.Values.Aggregate(Integer.One, (common, value) => Integer.Lcm(common, value.Denominator));
        var coefficients = new Integer[degree + 1];
        foreach ((FormMonomial monomial, Rational value) in polynomial.Terms) coefficients[monomial.Exponent(x) / Unit] = (value * denominator).Numerator;
        IntegerPolynomialFactorization factors = new IntegerPolynomial(coefficients).Factor();
        scale = new Rational(factors.Content, denominator);
        var list = new List<(FormPolynomial, int)>();
        foreach (IntegerPolynomialPower power in factors.Factors)
        {
            var terms = new Dictionary<FormMonomial, Rational>();
            for (int i = 0; i <= power.Factor.Degree; i++)
            {
                if (!power.Factor[i].IsZero) terms[FormMonomial.Of(x, i * Unit)] = power.Factor[i];
            }
            list.Add((new FormPolynomial(terms), power.Exponent));
        }
        return list;
    }

    private static List<(FormPolynomial Factor, int Power)> SquareFree(FormPolynomial polynomial, Generator[] generators, out Rational scale)
    {
        Integer denominator = polynomial.Terms.Values.Aggregate(Integer.One, (common, value) => Integer.Lcm(common, value.Denominator));
        MultivariateRing<IntegerCoefficients, Integer> ring = MultivariateRing.Integers([.. generators.Select(generator => $"g{generator.Index}")]);
        MultivariatePolynomial<IntegerCoefficients, Integer> whole = ring.FromTerms(polynomial.Terms.Select(term => ((term.Value * denominator).Numerator, generators.Select(generator => (int)(term.Key.Exponent(generator) / Unit)).ToArray())));
        MultivariateFactorization<IntegerCoefficients, Integer> factors = whole.SquareFree();
        scale = new Rational(factors.Content, denominator);
        var list = new List<(FormPolynomial, int)>();
        foreach (MultivariatePower<IntegerCoefficients, Integer> power in factors.Factors)
        {
            var terms = new Dictionary<FormMonomial, Rational>();
            foreach ((Integer coefficient, int[] exponents) in power.Factor.Terms)
                terms[new FormMonomial([.. generators.Zip(exponents).Where(pair => pair.Second != 0).Select(pair => (pair.First, pair.Second * Unit))])] = coefficient;
            list.Add((new FormPolynomial(terms), power.Exponent));
        }
        return list;
    }
}
