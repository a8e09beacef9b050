using Mathesis.Core;

namespace Mathesis.Expressions.Tests;

public class ExpressionParserTests
{
    [Theory]
    [InlineData("1 + 2*3", "7")]
    [InlineData("(1 + 2)*3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("100/10/5", "2")]
    [InlineData("2^3^2", "512")]
    [InlineData("2**10", "1024")]
    [InlineData("-2^2", "-4")]
    [InlineData("(-2)^2", "4")]
    [InlineData("2^-3", "1/8")]
    [InlineData("--3", "3")]
    [InlineData("3 - -3", "6")]
    [InlineData("-3!", "-6")]
    [InlineData("3!!", "720")]
    [InlineData("2^3!", "64")]
    [InlineData("-2*-3", "6")]
    [InlineData("2/3*3", "2")]
    [InlineData(".5 + 1.25e2", "251/2")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("2×3·4÷6", "4")]
    [InlineData("5 − 7", "-2")]
    [InlineData("√16 + √(9)", "7")]
    [InlineData("gcd(12, 18) + lcm(4, 6)", "18")]
    [InlineData("max(1, 5, 3) - min(2, 7)", "3")]
    [InlineData("mod(-7, 3)", "2")]
    [InlineData("binomial(10, 3)", "120")]
    [InlineData("binomial(-2, 3)", "-4")]
    [InlineData("fibonacci(100)", "354224848179261915075")]
    [InlineData("fibonacci(-8)", "-21")]
    [InlineData("powmod(3, -1, 7)", "5")]
    [InlineData("sqrt(4/9)", "2/3")]
    [InlineData("8^(1/3)", "2")]
    [InlineData("8^(-2/3)", "1/4")]
    [InlineData("cbrt(-27)", "-3")]
    [InlineData("root(32, 5)", "2")]
    [InlineData("log(1024, 2)", "10")]
    [InlineData("log(8, 1/4)", "-3/2")]
    [InlineData("log10(0.001)", "-3")]
    [InlineData("floor(-7/2) + ceil(7/2) + round(5/2)", "2")]
    [InlineData("abs(-3/4) * sign(-2)", "-3/4")]
    [InlineData("gamma(5)", "24")]
    [InlineData("zeta(-3)", "1/120")]
    [InlineData("cos(0) + exp(0) - ln(1)", "2")]
    [InlineData("0 * pi", "0")]
    [InlineData("+5", "5")]
    [InlineData("sin(pi)", "0")]
    [InlineData("cos(2*pi/3) + sin(-pi/6)", "-1")]
    [InlineData("tan(5*pi/4) + cos(7*pi)", "0")]
    [InlineData("sin(pi/2 + 2*pi - pi*(1/3 - 1/3))", "1")]
    public void Values_are_exact(string text, string expected) =>
        Assert.Equal(expected, ExpressionEvaluator.Evaluate(text).Exact?.ToString());

    [Theory]
    [InlineData("", "column 1: the end stands where a number is due; expected a number, a name, a sign or (")]
    [InlineData("1 +", "column 4: the end stands where a number is due; expected a number, a name, a sign or (")]
    [InlineData("1 2", "column 3: an operator is missing before '2'; products are written with *")]
    [InlineData("2pi", "column 2: an operator is missing before 'pi'; products are written with *")]
    [InlineData("(1+2", "column 1: the parenthesis is never closed")]
    [InlineData("1+2)", "column 4: unexpected ')'")]
    [InlineData("1,2", "column 2: unexpected ','")]
    [InlineData("(1,2)", "column 3: an operator is missing before ','; products are written with *")]
    [InlineData("1 $ 2", "column 3: '$' is not part of an expression; expected numbers, names, + - * / ^ ! ( ) and commas")]
    [InlineData("sqrt", "column 1: the function 'sqrt' has no arguments; write sqrt(...)")]
    [InlineData("sqrt(1, 2)", "column 1: sqrt is given 2 arguments; write sqrt(x)")]
    [InlineData("sqr(2)", "column 1: unknown function 'sqr'; did you mean sqrt or sec or sin?")]
    [InlineData("1 + * 2", "column 5: '*' stands where a number is due; expected a number, a name, a sign or (")]
    [InlineData("1e999999999", "column 1: '1e999999999' is not a number that can be read; expected an exponent of at most 100000")]
    [InlineData("1 + x", "column 5: 'x' has no value; expected numbers, constants (pi, e, phi, gamma, catalan) and functions")]
    [InlineData("1 + 1/(2-2)", "column 5: a division by 0")]
    [InlineData("9^9^9^9", "column 3: a power is too long to be written; expected at most 33554432 binary digits")]
    [InlineData("(-8)^(1/3)", "column 2: the power 1/3 of a negative number is not real; expected an integer exponent; roots of negative numbers are cbrt(x) and root(x, n)")]
    [InlineData("(-1)!", "column 2: factorial is not defined there; expected a number that is not a negative integer")]
    [InlineData("10000000!", "column 1: factorial of a number above 1000000; expected at most 1000000")]
    [InlineData("1 + ln(0)", "column 5: the logarithm of 0 is not real; expected a number above 0")]
    [InlineData("sqrt(-4)", "column 1: an even root of -4 is not real; expected a number that is not negative")]
    [InlineData("gcd(pi, 2)", "column 1: gcd is given a number that is not rational; write gcd(a, ...) with integers")]
    [InlineData("gcd(1/2, 2)", "column 1: gcd of 1/2; expected integers")]
    public void Errors_are_one_line_with_the_column(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<InputError>(() => ExpressionEvaluator.Evaluate(text)).Message);

    [Theory]
    [InlineData("0.50", 2)]
    [InlineData("1.5e3", -2)]
    [InlineData(".25E-2", 4)]
    [InlineData("2e5", null)]
    [InlineData("7", null)]
    public void Decimals_know_the_unit_of_their_last_digit(string text, int? places) =>
        Assert.Equal(places, Assert.IsType<Expression.Number>(ExpressionParser.Parse(text)).Places);

    [Fact]
    public void Hostile_texts_end_quickly()
    {
        Assert.Throws<InputError>(() => ExpressionParser.Parse(new string('(', 100_000)));
        Assert.Throws<InputError>(() => ExpressionParser.Parse(new string('-', 100_000) + "1"));
        Assert.Throws<InputError>(() => ExpressionParser.Parse(string.Join("^", Enumerable.Repeat("2", 100_000))));
        Assert.Throws<InputError>(() => ExpressionParser.Parse(string.Join("+", Enumerable.Repeat("2", 100_000))));
        Assert.Throws<InputError>(() => ExpressionParser.Parse(new string('1', 2_000_000)));
        Assert.Throws<InputError>(() => ExpressionParser.Parse("5" + new string('!', 100_000)));
        Assert.Equal("4000", ExpressionEvaluator.Evaluate(string.Join("+", Enumerable.Repeat("1", 4000))).Exact.ToString());
    }

    [Fact]
    public void Random_texts_are_read_or_refused()
    {
        var random = new RandomStream("expressions/tests/texts", 1);
        string[] parts = ["1", "2.5", "+", "-", "*", "/", "^", "!", "(", ")", ",", "pi", "x", "sqrt", "sqrt(", "gcd(", " ", "e", "1e", ".", "é", "√", "$", "\0"];
        for (int i = 0; i < 50_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 1 + random.NextBelow(12)).Select(_ => parts[random.NextBelow(parts.Length)]));
            try
            {
                Expression parsed = ExpressionParser.Parse(text);
                Assert.InRange(parsed.Span.End, 1, text.Length);
            }
            catch (InputError error)
            {
                Assert.StartsWith("column ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Lists_are_separated_by_commas()
    {
        Assert.Equal(3, ExpressionParser.ParseList("1, gcd(2, 3), 4").Count);
        Assert.Throws<InputError>(() => ExpressionParser.ParseList("1, 2)"));
        Assert.Throws<InputError>(() => ExpressionParser.ParseList("1,"));
    }
}
