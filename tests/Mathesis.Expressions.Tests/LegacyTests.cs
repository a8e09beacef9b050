namespace Mathesis.Expressions.Tests;

/// <summary>The verdicts of other graders, as their programs give them.</summary>
public class LegacyTests
{
    [Theory]
    [InlineData("\\frac14", "0.25", false)]
    [InlineData("3", "3.0", false)]
    [InlineData("2\\sqrt2", "\\sqrt8", false)]
    [InlineData("\\frac{-1}2", "-\\frac12", false)]
    [InlineData("10000", "10,000", false)]
    [InlineData("5\\text{ m}", "5\\text{ cm}", true)]
    [InlineData("\\{1,2\\}", "\\{2,1\\}", false)]
    [InlineData("0.5", "\\frac12", true)]
    [InlineData("\\frac{1}{2}", "1/2", true)]
    [InlineData("5", "x=5", true)]
    [InlineData("5", "xy = 5", false)]
    [InlineData("\\sqrt{3}", "\\sqrt3", true)]
    [InlineData(".5", "0.5", true)]
    [InlineData(".25", "0.25", true)]
    [InlineData("50\\%", "50", true)]
    [InlineData("\\dfrac{1}{2}", "\\tfrac12", true)]
    [InlineData("", "", true)]
    [InlineData("\\frac{01}{2}", "01/2", false)]
    [InlineData("\\sqrt", "\\sqrt", true)]
    [InlineData("\\sqrt", " \\sqrt", false)]
    [InlineData("90", "90^\\circ", true)]
    public void Hendrycks(string gold, string answer, bool expected) => Assert.Equal(expected, Is(gold, answer, GradingMode.Hendrycks));

    [Theory]
    [InlineData("10,000", "10000", true)]
    [InlineData("5\\text{ cm}", "5", true)]
    [InlineData("\\frac{1}{2}", "\\frac12", true)]
    [InlineData("x=5", "5", true)]
    [InlineData("0.5", "\\frac12", true)]
    [InlineData("5", "6", false)]
    public void Minerva(string gold, string answer, bool expected) => Assert.Equal(expected, Is(gold, answer, GradingMode.Minerva));

    [Theory]
    [InlineData("\\frac{1}{2}", "2/4", false)]
    [InlineData("3", "3.0", true)]
    [InlineData("5 cm", "5", true)]
    [InlineData("(1,2)", "[1,2]", false)]
    [InlineData("(1,2)", "(1, 2)", true)]
    [InlineData("2\\sqrt{2}", "\\sqrt{8}", true)]
    [InlineData("2^{10}", "1024", false)]
    public void Prm800k(string gold, string answer, bool expected) => Assert.Equal(expected, Is(gold, answer, GradingMode.Prm800k));

    [Theory]
    [InlineData("(1,2)", "[1,2]", true)]
    [InlineData("a+bc", "(a+b)c", true)]
    [InlineData("2^{1}0", "2^{10}", true)]
    [InlineData("xy+1", "x(y+1)", true)]
    [InlineData("50", "0.5", true)]
    [InlineData("50", "5000", true)]
    [InlineData("10001", "10000", true)]
    [InlineData("10", "11", false)]
    [InlineData("B", "The answer is (B)", true)]
    [InlineData("\\frac{x+2}{7}", "\\frac{x}{7}+\\frac{2}{7}", true)]
    public void Qwen(string gold, string answer, bool expected) => Assert.Equal(expected, Is(gold, answer, GradingMode.Qwen));

    [Theory]
    [InlineData("5", "5.0", GradingMode.Drop, true)]
    [InlineData("the Bears", "bears", GradingMode.Drop, true)]
    [InlineData("twenty-one", "twenty one", GradingMode.Drop, true)]
    [InlineData("5", "6", GradingMode.Drop, false)]
    [InlineData("9", "99-90=9（页）", GradingMode.Cmath, true)]
    [InlineData("100", "答案是100.5元。", GradingMode.Cmath, true)]
    [InlineData("100", "答案是102.5元。", GradingMode.Cmath, false)]
    [InlineData("3/5", "五分之三，即5分之3", GradingMode.Cmath, true)]
    [InlineData("100", "104", GradingMode.KnowledgeMath, true)]
    [InlineData("100", "-100", GradingMode.KnowledgeMath, true)]
    [InlineData("100", "1", GradingMode.KnowledgeMath, true)]
    [InlineData("100", "105", GradingMode.KnowledgeMath, false)]
    public void Others(string gold, string answer, GradingMode mode, bool expected) => Assert.Equal(expected, Is(gold, answer, mode));

    private static bool Is(string gold, string answer, GradingMode mode) => Grader.Grade(gold, answer, new GradeOptions { Mode = mode }).IsRight;
}
