using CsCheck;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy.Tests;

public class PrivacyBudgetTests
{
    [Fact]
    public void TheRationalRatioIsBelowAndNextToTheExponential() => Gen.Double[1e-6, 16].Sample(epsilon =>
    {
        var budget = new PrivacyBudget(epsilon);
        Rational bound = ExponentialBound.Below(epsilon);
        Assert.True(budget.Ratio <= bound);
        Assert.True(budget.Ratio * (1 + new Rational(1, 1L << 31)) > bound);
        Assert.InRange(budget.Gain, 1UL << 31, (1UL << 32) - 1);
        Assert.InRange((double)bound / Math.Exp(epsilon), 1 - 4e-16, 1 + 4e-16);
        Assert.True(ExponentialBound.Covers(budget.Ratio, epsilon));
        Assert.True(ExponentialBound.Covers(budget.Half().Ratio * budget.Half().Ratio, epsilon));
    });

    [Fact]
    public void TheExponentialBoundIsBelowE()
    {
        // e = 2.71828182845904523536028747135266249775724709369995...
        Rational e = new(Integer.Parse("271828182845904523536028747135266249775724709369995"), Integer.Pow(10, 50));
        Assert.True(ExponentialBound.Below(1) < e + new Rational(1, Integer.Pow(10, 50)));
        Assert.True(ExponentialBound.Below(1) > e - new Rational(1, Integer.Pow(10, 50)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(16.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void BudgetsOutOfRangeAreRefused(double epsilon) => Assert.Throws<InputError>(() => new PrivacyBudget(epsilon));
}
