using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Evaluates forms without variables to balls.</summary>
internal sealed class FormValue(StepBudget budget)
{
    /// <summary>The value, or null where the form has variables or functions that are not evaluated here.</summary>
    public ComplexBall? Evaluate(Form form, int bits) =>
        Evaluate(form.Numerator, bits) is ComplexBall above && Evaluate(form.Denominator, bits) is ComplexBall below ? ComplexBall.Divide(above, below, bits) : null;

    private ComplexBall? Evaluate(FormPolynomial polynomial, int bits)
    {
        ComplexBall sum = ComplexBall.Of(Ball.Zero);
        foreach ((FormMonomial monomial, Rational coefficient) in polynomial.Terms)
        {
            ComplexBall product = ComplexBall.Of(Ball.Of(coefficient, bits));
            foreach ((Generator generator, long exponent) in monomial.Factors)
            {
                budget.Spend(400);
                if (Evaluate(generator, bits) is not ComplexBall value) return null;
                product = ComplexBall.Multiply(product, ComplexBall.Pow(value, new Rational(exponent, FormMonomial.Unit), bits), bits);
            }
            sum = ComplexBall.Add(sum, product, bits);
        }
        return sum;
    }

    private ComplexBall? Evaluate(Generator generator, int bits)
    {
        switch (generator.Kind)
        {
            case GeneratorKind.Prime:
                return ComplexBall.Of(generator.Number);
            case GeneratorKind.Imaginary:
                return new ComplexBall(Ball.Zero, Ball.One);
            case GeneratorKind.Positive when generator.Name == "pi":
                return ComplexBall.Of(Constants.Pi(bits));
            case GeneratorKind.Positive when generator.Name == "e":
                return ComplexBall.Of(Constants.E(bits));
            case GeneratorKind.Positive when generator.Polynomial is { } exponent:
                return Evaluate(exponent, bits) is ComplexBall real ? ComplexBall.Exp(real, bits) : null;
            case GeneratorKind.Magnitude:
                return Evaluate(generator.Polynomial!, bits) is ComplexBall inner ? ComplexBall.Abs(inner, bits) : null;
            case GeneratorKind.Opaque when generator.LogarithmOf is (Integer prime, var of):
                return of is null ? ComplexBall.Of(Ball.Log(prime, bits)) : Evaluate(of, bits) is ComplexBall radix ? ComplexBall.Log(radix, bits) : null;
            default:
                return null;
        }
    }
}
