namespace Mathesis.Expressions.Tests;

/// <summary>The published failures of other graders: what ours says of each.</summary>
public class FailureTableTests
{
    [Theory]
    // Tiny and huge exact numbers.
    [InlineData("\\frac{1}{2004!}", "\\frac{1}{2006!}")]
    [InlineData("2^{-99}", "2^{-98}")]
    [InlineData("1e-13", "2e-13")]
    [InlineData("10^{-13}", "0")]
    // Plus-minus, lists, dots, ratios, clock times.
    [InlineData("\\pm 2021", "2021")]
    [InlineData("2021", "\\pm 2021")]
    [InlineData("12:00", "1:00")]
    [InlineData("1,2,\\ldots,n", "1,3,\\ldots,2n-1")]
    [InlineData("1:2:3", "1:4:9")]
    // Open and closed ends.
    [InlineData("[1,2]", "(1,2)")]
    [InlineData("(1,2)", "[1,2]")]
    [InlineData("[1,2)", "(1,2]")]
    [InlineData("(1,2)", "\\{1,2\\}")]
    [InlineData("\\{1,2\\}", "(1,2)")]
    // Equations that are not equivalent.
    [InlineData("x+y=3", "x-y=3")]
    [InlineData("2x+4y-3=0", "2x+4y+3=0")]
    // Cut LaTeX.
    [InlineData("4", "4\\sqrt(2)")]
    [InlineData("4", "4\\sqrt(2")]
    [InlineData("4", "4\\frac{")]
    [InlineData("2", "2^{")]
    // Brackets dropped.
    [InlineData("(a+b)c", "a+bc")]
    [InlineData("2^{10}", "2^{1}0")]
    [InlineData("x(y+1)", "xy+1")]
    // Percent and scale.
    [InlineData("50", "0.5")]
    [InlineData("50", "5000")]
    [InlineData("10000", "10001")]
    [InlineData("100", "104")]
    [InlineData("100", "-100")]
    [InlineData("100", "101")]
    [InlineData("50\\%", "0.5\\%")]
    // Units.
    [InlineData("5\\text{ cm}", "5\\text{ m}")]
    [InlineData("5\\text{ cm}", "5m")]
    // Both missing.
    [InlineData("5", "")]
    [InlineData("5", "I do not know.")]
    [InlineData("x^2/2+C", "x^2/3+C")]
    [InlineData("\\ln x+C", "2\\ln x+C")]
    [InlineData("2021_3", "2021_4")]
    [InlineData("(1,2)", "(1,2,3)")]
    [InlineData("(1,2)", "(2,1)")]
    [InlineData("\\{1,2\\}", "\\{1,3\\}")]
    [InlineData("1,1,2", "1,2,2")]
    [InlineData("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "\\begin{pmatrix}1&3\\\\2&4\\end{pmatrix}")]
    [InlineData("x<3", "x\\le3")]
    [InlineData("x<3", "x>3")]
    [InlineData("B", "C")]
    [InlineData("\\text{Friday}", "Saturday")]
    [InlineData("0.33", "1/3")]
    [InlineData("1/3", "0.333333333333333333")]
    [InlineData("4:30\\text{ p.m.}", "4:30 a.m.")]
    [InlineData("x=5", "y=5")]
    [InlineData("\\text{no solution}", "0")]
    [InlineData("3", "no solution")]
    [InlineData("3", "1/0")]
    [InlineData("\\frac{\\pi}{2}+k\\pi, k\\in\\mathbb{Z}", "\\frac{\\pi}{2}+2k\\pi, k\\in\\mathbb{Z}")]
    public void These_are_wrong(string gold, string answer) => Assert.Equal(GradeVerdict.Wrong, Grader.Grade(gold, answer).Verdict);

    [Theory]
    // A gold is equal to itself: tuples, intervals, matrices.
    [InlineData("(1,2)", "(1, 2)")]
    [InlineData("[0,\\infty)", "[0, ∞)")]
    [InlineData("\\begin{pmatrix}1\\\\2\\end{pmatrix}", "\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}")]
    [InlineData("\\pm 2021", "2021, -2021")]
    [InlineData("1\\pm\\sqrt{19}", "1+\\sqrt{19},1-\\sqrt{19}")]
    [InlineData("1:2", "2:4")]
    [InlineData("9:24", "9:24 a.m.")]
    [InlineData("4\\!:\\!51\\!:\\!06 \\text{ p.m.}", "16:51:06")]
    // Interval, inequality, union.
    [InlineData("[1,2)", "1\\le x<2")]
    [InlineData("-80\\leq g(x)\\leq 82", "[-80,82]")]
    [InlineData("(-\\infty,1)\\cup(1,\\infty)", "x\\ne1")]
    [InlineData("(-\\infty,-8]\\cup [8,\\infty)", "x \\le -8 \\text{ or } x \\ge 8")]
    [InlineData("(-\\infty,\\infty)", "\\mathbb{R}")]
    [InlineData("(0,3)\\cup(2,5)", "(0,5)")]
    [InlineData("1 < x < 2", "2 > x > 1")]
    [InlineData("1 < x < 2", "x>1 and x<2")]
    // Equivalent equations.
    [InlineData("2x+4y-3=0", "y=-\\frac{x}{2}+\\frac34")]
    [InlineData("y=-2x+1", "2x + y = 1")]
    [InlineData("y=-2x+1", "-2x+1")]
    [InlineData("x=\\frac{1}{67}", "1/67")]
    [InlineData("5", "x=5")]
    [InlineData("5", "x = 10/2 = 5")]
    [InlineData("5", "f(2) = 5")]
    // Wrappers.
    [InlineData("13", "\\text{13}")]
    [InlineData("73", "**73**")]
    [InlineData("\\frac{x}{2}", "x/2")]
    [InlineData("\\text{yes}", "yes")]
    [InlineData("\\text{Yes}", "yes")]
    [InlineData("\\mbox{four}", "4")]
    // Strings too strict.
    [InlineData("0.25", "\\frac14")]
    [InlineData("3.0", "3")]
    [InlineData("\\sqrt8", "2\\sqrt2")]
    [InlineData("-\\frac12", "\\frac{-1}2")]
    [InlineData("10,000", "10000")]
    [InlineData("1,\\!000,\\!000", "1000000")]
    [InlineData("24{,}000", "24,000")]
    [InlineData("\\{1,2\\}", "\\{2,1\\}")]
    // Percent, units, money, degrees.
    [InlineData("10\\%", "10%")]
    [InlineData("10\\%", "0.1")]
    [InlineData("10\\%", "10")]
    [InlineData("10\\text{ cm}", "10")]
    [InlineData("10\\text{ cm}", "0.1 m")]
    [InlineData("2400 \\mbox{ cm}^2", "2400 cm^2")]
    [InlineData("\\$ 18", "18 dollars")]
    [InlineData("18", "$18")]
    [InlineData("18", "18 clips")]
    [InlineData("80\\text{ cents}", "\\$0.80")]
    [InlineData("90^\\circ", "90")]
    [InlineData("90^\\circ", "90 degrees")]
    [InlineData("90^\\circ", "\\frac{\\pi}{2}")]
    // Constants up to C, absolute values in logarithms.
    [InlineData("\\frac{x^2}{2}+C", "\\frac{x^2+7}{2}+C")]
    [InlineData("\\ln|x|+C", "\\ln(|x|)+C")]
    [InlineData("\\ln(2x)+C", "\\ln x+C")]
    [InlineData("\\sin^2 x+C", "-\\cos^2 x+C")]
    // Bases, mixed numbers, choices, families, nothing.
    [InlineData("1010_2", "1010_{2}")]
    [InlineData("1010_2", "1010")]
    [InlineData("\\text{A5}_{11}", "A5_{11}")]
    [InlineData("1\\frac{2}{3}", "5/3")]
    [InlineData("1\\frac{2}{3}", "1 2/3")]
    [InlineData("B", "(B)")]
    [InlineData("B", "\\text{(B)}")]
    [InlineData("B", "The answer is (B).")]
    [InlineData("A", "A) 32400")]
    [InlineData("\\emptyset", "no solution")]
    [InlineData("\\frac{\\pi}{2}+k\\pi, k\\in\\mathbb{Z}", "\\frac{\\pi}{2}+2k\\pi, \\frac{3\\pi}{2}+2k\\pi, k\\in\\mathbb{Z}")]
    [InlineData("\\begin{cases}x&x>0\\\\-x&x\\le0\\end{cases}", "\\begin{cases}-x&\\text{if }x\\le0\\\\x&\\text{if }x>0\\end{cases}")]
    [InlineData("1,2,\\ldots,n", "1, 2, ..., n")]
    [InlineData("-2, 2", "x=2 \\text{ or } x=-2")]
    [InlineData("100,200", "100, 200")]
    [InlineData("5", "The final answer is $\\boxed{5}$. I hope it is correct.")]
    [InlineData("5", "So 2 + 3 gives\n#### 5")]
    [InlineData("42", "We add the two numbers and the result must be 42.")]
    [InlineData("(-4, 27);(2, 15)", "(2,15),(-4,27)")]
    public void These_are_right(string gold, string answer) => Assert.Equal((GradeVerdict.Right, ""), Grader.Grade(gold, answer) is var grade && grade.IsRight ? (grade.Verdict, "") : (grade.Verdict, grade.Reason + " " + grade.Answer));

    [Theory]
    [InlineData("(1,2)", "1<x<2", "tuple-or-interval")]
    [InlineData("12:15", "4:05", null)]
    [InlineData("50", "50\\%", "percent-sign-added")]
    [InlineData("12:15", "4:5", "time-or-ratio")]
    [InlineData("\\text{Friday}", "\\text{not Friday}", "words-contained")]
    public void These_need_the_type_of_the_gold(string gold, string answer, string? reason)
    {
        Grade grade = Grader.Grade(gold, answer);
        Assert.Equal(reason is null ? GradeVerdict.Wrong : GradeVerdict.Undecided, grade.Verdict);
        if (reason is not null) Assert.Equal(reason, grade.Reason);
    }

    [Fact]
    public void A_type_decides_what_is_written_alike()
    {
        Assert.True(Grader.Grade("(1,2)", "1<x<2", new GradeOptions { Type = AnswerType.Interval }).IsRight);
        Assert.Equal(GradeVerdict.Wrong, Grader.Grade("(1,2)", "1<x<2", new GradeOptions { Type = AnswerType.Tuple }).Verdict);
        Assert.True(Grader.Grade("12:15", "4:5", new GradeOptions { Type = AnswerType.Ratio }).IsRight);
        Assert.Equal(GradeVerdict.Wrong, Grader.Grade("12:15", "4:5", new GradeOptions { Type = AnswerType.Time }).Verdict);
        Assert.True(Grader.Grade("50", "50\\%", new GradeOptions { Type = AnswerType.Percent }).IsRight);
    }

    [Fact]
    public void Only_lenient_grading_rounds()
    {
        var lenient = new GradeOptions { Mode = GradingMode.Lenient };
        Assert.True(Grader.Grade("0.33", "1/3", lenient).IsRight);
        Assert.True(Grader.Grade("3.14", "\\pi", lenient).IsRight);
        Assert.False(Grader.Grade("3.15", "\\pi", lenient).IsRight);
        Assert.False(Grader.Grade("1/3", "0.33", lenient).IsRight);
        Assert.False(Grader.Grade("0.33", "0.336", lenient).IsRight);
    }
}
