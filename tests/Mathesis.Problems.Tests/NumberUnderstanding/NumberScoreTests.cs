namespace Mathesis.Problems.Tests;

public class NumberScoreTests
{
    [Theory]
    [InlineData("1234", "1234", NumberForm.Integer, true, 1.0, 0)]
    [InlineData("1234", "234", NumberForm.Integer, false, 0.75, 1)]
    [InlineData("1234", "12345", NumberForm.Integer, false, 0.0, 1)]
    [InlineData("12.34", "12.345", NumberForm.Float, false, 1.0, 1)]
    [InlineData("12.34", "2.34", NumberForm.Float, false, 0.75, 1)]
    [InlineData("7/13", "7/12", NumberForm.Fraction, false, 2.0 / 3, 0)]
    [InlineData("1.2e3", "1.2e3", NumberForm.Scientific, true, 1.0, 0)]
    [InlineData("1.2e3", "1.2e-3", NumberForm.Scientific, false, 1.0, 1)]
    [InlineData("1.2e3", "nonsense", NumberForm.Scientific, false, 0.0, 3)]
    [InlineData("5", "", NumberForm.Integer, false, 0.0, 1)]
    public void The_three_metrics_compare_part_by_part(string gold, string answer, NumberForm form, bool exact, double match, int length)
    {
        NumberScore score = NumberScore.Of(gold, answer, form);
        Assert.Equal(exact, score.Exact);
        Assert.Equal(match, score.DigitMatch, 12);
        Assert.Equal(length, score.LengthError);
    }

    [Fact]
    public void The_published_program_drops_signs() => Assert.True(NumberScore.Of("1.2e3", "1.2e-3", NumberForm.Scientific, compat: true).Exact);
}
