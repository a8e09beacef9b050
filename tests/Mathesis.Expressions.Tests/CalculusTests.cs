using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions.Tests;

public class CalculusTests
{
    [Theory]
    [InlineData("x^2 \\ln x", "2x\\ln x + x")]
    [InlineData("\\frac{\\sin x}{x}", "\\frac{x\\cos x-\\sin x}{x^2}")]
    [InlineData("x^x", "x^x(1+\\ln x)")]
    [InlineData("\\arctan(2x)", "\\frac{2}{1+4x^2}")]
    [InlineData("\\sqrt{x^2+1}", "\\frac{x}{\\sqrt{x^2+1}}")]
    [InlineData("\\tan x", "1+\\tan^2 x")]
    public void Derivatives_are_right(string function, string derivative) =>
        Assert.Equal(Sameness.Equal, Equivalence.Compare(Read(derivative), Differentiation.Derivative(Read(function), "x")!));

    [Fact]
    public void Derivatives_of_random_formulas_agree_with_differences()
    {
        var random = new RandomStream("expressions/tests/derivatives", 1);
        var trees = new RandomTrees(random);
        for (int i = 0; i < 300; i++)
        {
            Expression tree = trees.Make(3), derivative = Differentiation.Derivative(tree, "x")!;
            var point = new Dictionary<string, Rational> { ["x"] = new(3, 7), ["y"] = new(-2, 5), ["a"] = new(5, 3) };
            var near = new Dictionary<string, Rational>(point) { ["x"] = new Rational(3, 7) + Rational.Pow(2, -60) };
            ComplexBall At(Expression expression, Dictionary<string, Rational> where) => new PointEvaluator(where, 400, new StepBudget(100_000_000)).Evaluate(expression);
            ComplexBall difference = ComplexBall.Multiply(ComplexBall.Subtract(At(tree, near), At(tree, point), 400), ComplexBall.Of(Ball.Scale(1, 60)), 400), slope = At(derivative, point);
            if (!slope.IsFinite || !difference.IsFinite) continue;
            double error = Math.Abs(ComplexBall.Subtract(difference, slope, 400).Re.ToDouble());
            Assert.True(error <= 1e-6 * (1 + Math.Pow(Math.Abs(slope.Re.ToDouble()), 2)), $"{RandomTrees.Latex(tree)}: {error}");
        }
    }

    [Fact]
    public void Antiderivatives_and_differential_equations_are_checked()
    {
        Assert.Equal(Sameness.Equal, CalculusChecks.IsAntiderivative(Read("x\\ln x-x"), Read("\\ln x"), "x"));
        Assert.Equal(Sameness.Different, CalculusChecks.IsAntiderivative(Read("x\\ln x+x"), Read("\\ln x"), "x"));
        Assert.Equal(Sameness.Equal, CalculusChecks.IsSolution(Read("y''"), Read("-y"), "y", Read("A\\sin x+B\\cos x"), "x"));
        Assert.Equal(Sameness.Different, CalculusChecks.IsSolution(Read("y''"), Read("y"), "y", Read("A\\sin x+B\\cos x"), "x"));
        Assert.Equal(new Rational(5050, 1), CalculusChecks.Sum(Read("k"), "k", 1, 100));
    }

    private static Expression Read(string text) => ExpressionParser.Parse(text, Notation.Free);
}
