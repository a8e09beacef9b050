using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions.Tests;

public class AlgebraicEvaluatorTests
{
    [Theory]
    [InlineData("sqrt(2) + sqrt(3)", "x^4 - 10*x^2 + 1")]
    [InlineData("phi", "x^2 - x - 1")]
    [InlineData("2^(2/3)", "x^3 - 4")]
    [InlineData("-sqrt(2)/2", "2*x^2 - 1")]
    [InlineData("abs(1 - sqrt(2))", "x^2 + 2*x - 1")]
    [InlineData("root(7 + 5*sqrt(2), 3)", "x^2 - 2*x - 1")]
    [InlineData("gcd(4, 6) + floor(5/2)", "x - 4")]
    [InlineData("2*cos(2*pi/7)", "x^3 + x^2 - 2*x - 1")]
    [InlineData("cos(pi/5)", "4*x^2 - 2*x - 1")]
    [InlineData("sin(pi/12)", "16*x^4 - 16*x^2 + 1")]
    [InlineData("tan(3*pi/8)", "x^2 - 2*x - 1")]
    [InlineData("cos(-40*pi/9)", "8*x^3 - 6*x + 1")]
    public void Minimal_polynomials(string text, string polynomial)
    {
        RealAlgebraicNumber number = AlgebraicEvaluator.Evaluate(ExpressionParser.Parse(text))!;
        Assert.Equal(polynomial, number.MinimalPolynomial.ToString());
        RootInterval interval = number.Refine(Rational.Pow(10, -30));
        Ball ball = BallEvaluator.Evaluate(ExpressionParser.Parse(text), 200);
        Assert.True(Ball.Overlap(ball, Ball.Of(interval.Middle, 200).Widen(Radius.PowerOfTwo(-98))));
    }

    [Theory]
    [InlineData("pi")]
    [InlineData("sqrt(pi)")]
    [InlineData("exp(1)")]
    [InlineData("sqrt(2)^sqrt(2)")]
    public void Others_are_not_algebraic_here(string text) => Assert.Null(AlgebraicEvaluator.Evaluate(ExpressionParser.Parse(text)));

    [Theory]
    [InlineData("x^2 - 2", "x^2 - 2")]
    [InlineData("(t + 1)^3/2 - t/3", "1/2*x^3 + 3/2*x^2 + 7/6*x + 1/2")]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1")]
    [InlineData("2^3 + 0*x", "8")]
    public void Polynomials_are_read(string text, string expected) => Assert.Equal(expected, PolynomialEvaluator.Evaluate(text).Polynomial.ToString());

    [Theory]
    [InlineData("x + y", "column 5: a second variable 'y'")]
    [InlineData("x^(1/2)", "column 1: a power that is no polynomial")]
    [InlineData("x^x", "column 3: 'x' has no value")]
    [InlineData("1/x", "column 1: the division leaves a remainder")]
    [InlineData("pi*x", "column 1: a coefficient that is not rational")]
    [InlineData("(x + 1)^100000", "column 2: a power that is no polynomial")]
    [InlineData("(x^1000)^1000", "column 2: a polynomial of degree 1000000")]
    public void What_is_no_polynomial_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputError>(() => PolynomialEvaluator.Evaluate(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Quadratic_irrationals_have_their_continued_fractions()
    {
        foreach (string text in (string[])["sqrt(7)", "(1 + sqrt(5))/2", "-sqrt(14)/3", "sqrt(2) - 5", "1/(sqrt(3) - 7)", "sqrt(3 + 2*sqrt(2))"])
        {
            QuadraticIrrational number = QuadraticEvaluator.Evaluate(ExpressionParser.Parse(text))!.Value;
            Assert.Equal(
                BallContinuedFraction.Expand(bits => BallEvaluator.Evaluate(ExpressionParser.Parse(text), bits), 60), number.Quotients().Take(60));
        }
        Assert.Null(QuadraticEvaluator.Evaluate(ExpressionParser.Parse("cbrt(2)")));
        Assert.Null(QuadraticEvaluator.Evaluate(ExpressionParser.Parse("sqrt(4)")));
    }
}
