using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions.Tests;

public class ExpressionEvaluatorTests
{
    [Theory]
    [InlineData("pi", "3.1415926535897932384626433832795028841971")]
    [InlineData("e^pi - pi", "19.999099979189475767266442984669044496068")]
    [InlineData("exp(1)", "2.7182818284590452353602874713526624977572")]
    [InlineData("2^(1/2)", "1.4142135623730950488016887242096980785696")]
    [InlineData("phi", "1.6180339887498948482045868343656381177203")]
    [InlineData("gamma", "0.5772156649015328606065120900824024310421")]
    [InlineData("zeta(3)", "1.2020569031595942853997381615114499907649")]
    [InlineData("catalan", "0.9159655941772190150546035149323841107741")]
    [InlineData("sin(1e10)", "-0.4875060250875106915277942943481060416")]
    [InlineData("1/3", "0.3333333333333333333333333333333333333333")]
    [InlineData("exp(pi*sqrt(163))", "262537412640768743.99999999999925007259719818568887935385633733699086")]
    [InlineData("100!", "9.3326215443944152681699238856266700490715e157")]
    [InlineData("(1/2)!^2 * 4", "3.1415926535897932384626433832795028841971")]
    [InlineData("1/10^20", "1e-20")]
    [InlineData("-2/7", "-0.2857142857142857142857142857142857142857")]
    public void Digits_are_proved(string text, string expected)
    {
        int count = expected.Split('e')[0].Count(char.IsAsciiDigit) - (expected.TrimStart('-').StartsWith("0.", StringComparison.Ordinal) ? 1 : 0);
        Assert.True(ExpressionEvaluator.Evaluate(text).TryGetDigits(count, out DecimalDigits? digits, out _));
        Assert.Equal(expected, digits.ToString());
    }

    [Theory]
    [InlineData("exp(10^9)", "8.00298177066097253304")]
    [InlineData("exp(-10^9)", "1.24953427192101328")]
    [InlineData("exp(3*10^11)", "")]
    [InlineData("sin(10^100)", "-0.37237612366127668826")]
    public void Far_numbers_have_digits(string text, string expected)
    {
        Assert.True(ExpressionEvaluator.Evaluate(text).TryGetDigits(30, out DecimalDigits? digits, out _));
        Assert.StartsWith(expected, digits.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqrt(2)*sqrt(3) - sqrt(6)")]
    [InlineData("sqrt(5 + 2*sqrt(6)) - sqrt(2) - sqrt(3)")]
    [InlineData("phi^2 - phi - 1")]
    [InlineData("cbrt(2 + sqrt(5)) + cbrt(2 - sqrt(5)) - 1")]
    [InlineData("(1 + sqrt(2))/(3 + 2*sqrt(2)) - sqrt(2) + 1")]
    [InlineData("root(7 + 5*sqrt(2), 3) - 1 - sqrt(2)")]
    [InlineData("2^(1/2)*2^(1/3) - 2^(5/6)")]
    public void Algebraic_zeros_are_proved(string text) => Assert.Equal(Rational.Zero, ExpressionEvaluator.Evaluate(text).Exact);

    [Theory]
    [InlineData("sqrt(2)*sqrt(3) - sqrt(6) + 1/10^50")]
    [InlineData("sqrt(10^40 + 1) - 10^20")]
    [InlineData("sqrt(2) - 1.4142135623730950488")]
    public void What_is_nearly_zero_is_not(string text)
    {
        Assert.False(SeparationBound.IsZero(ExpressionParser.Parse(text)));
        Assert.Null(ExpressionEvaluator.Evaluate(text).Exact);
    }

    [Fact]
    public void The_bound_is_below_every_value()
    {
        // Random expressions of square roots: a value that is not 0 is above the bound, so that no test ever says 0 wrongly.
        var random = new RandomStream("expressions/tests/bounds", 1);
        int zeros = 0;
        for (int i = 0; i < 400; i++)
        {
            // (sqrt a + sqrt b)^2 - (a + b + 2 sqrt(ab)) + k is k.
            int a = 1 + random.NextBelow(50), b = 1 + random.NextBelow(50), k = random.NextBelow(3) - 1;
            string text = $"(sqrt({a}) + sqrt({b}))^2 - ({a} + {b} + 2*sqrt({a * b})) + {k}/10^{random.NextBelow(30)}";
            Assert.Equal(k == 0, SeparationBound.IsZero(ExpressionParser.Parse(text)));
            zeros += k == 0 ? 1 : 0;
        }
        Assert.InRange(zeros, 80, 200);
    }

    [Fact]
    public void What_cannot_be_told_from_zero_has_no_digits()
    {
        Assert.False(ExpressionEvaluator.Evaluate("exp(pi - pi^1) - 1").TryGetDigits(10, out _, out Ball ball));
        Assert.True(ball.IsFinite && ball.ContainsZero && ball.Radius < Radius.PowerOfTwo(-50));
        Assert.False(ExpressionEvaluator.Evaluate("ln(-pi)").TryGetDigits(10, out _, out Ball undefined));
        Assert.False(undefined.IsFinite);
        Assert.Null(SeparationBound.IsZero(ExpressionParser.Parse("pi - 3")));
    }

    [Fact]
    public void Rational_and_ball_values_agree()
    {
        var random = new RandomStream("expressions/tests/agreement", 1);
        for (int i = 0; i < 2000; i++)
        {
            string text = Any(random, 4);
            try
            {
                ExpressionValue value = ExpressionEvaluator.Evaluate(text);
                if (value.Exact is not Rational exact) continue;
                Ball ball = BallEvaluator.Evaluate(value.Expression, 20 + random.NextBelow(200));
                Assert.True(ball.Contains(exact), text);
                Assert.True(value.TryGetDigits(12, out DecimalDigits? digits, out _));
                Rational shown = Rational.Parse(digits.ToString()), unit = Rational.Pow(10, (int)digits.ErrorExponent);
                Assert.True(Rational.Abs(shown) <= Rational.Abs(exact) && Rational.Abs(exact - shown) < unit, text);
                Assert.Equal(digits.IsExact, shown == exact);
            }
            catch (InputError)
            {
                // Divisions by zero and the like.
            }
        }
    }

    private static string Any(RandomStream random, int depth)
    {
        if (depth == 0 || random.NextBelow(5) == 0) return random.NextBelow(3) == 0 ? $"{random.NextBelow(100)}.{random.NextBelow(100)}" : $"{random.NextBelow(1000)}";
        string left = Any(random, depth - 1), right = Any(random, depth - 1);
        return random.NextBelow(9) switch
        {
            0 => $"({left} + {right})",
            1 => $"({left} - {right})",
            2 => $"({left} * {right})",
            3 => $"({left} / {right})",
            4 => $"-{left}",
            5 => $"({left})^{random.NextBelow(7) - 3}",
            6 => $"abs({left})",
            7 => $"max({left}, {right})",
            _ => $"sqrt(({left})^2)",
        };
    }
}
