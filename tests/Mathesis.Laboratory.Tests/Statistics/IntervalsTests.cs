using CsCheck;

namespace Mathesis.Laboratory.Tests;

public class IntervalsTests
{
    // scipy.stats.binomtest(k, n).proportion_ci(method='wilson'), version 1.10.1.
    [Theory]
    [InlineData(0, 1, 0, 0.7934506856227626)]
    [InlineData(1, 1, 0.20654931437723745, 1)]
    [InlineData(0, 10, 0, 0.2775327998628893)]
    [InlineData(7, 10, 0.3967781474611452, 0.892208732593699)]
    [InlineData(433, 512, 0.8118496353612644, 0.8744077290803361)]
    [InlineData(15, 148, 0.0623863995307363, 0.16048724172330803)]
    public void Wilson_intervals_agree_with_SciPy(int successes, int trials, double low, double high)
    {
        (double rate, double actualLow, double actualHigh) = Intervals.Rate(successes, trials);
        Assert.Equal((double)successes / trials, rate);
        Assert.Equal(low, actualLow, 1e-13);
        Assert.Equal(high, actualHigh, 1e-13);
    }

    // The ends of Wilson's interval are the rates whose score statistic is exactly the normal quantile.
    [Fact]
    public void The_ends_of_Wilsons_interval_solve_the_score_equation() =>
        Gen.Int[1, 400].SelectMany(n => Gen.Int[1, Math.Max(1, n - 1)].Select(k => (k, n))).Sample(pair =>
        {
            (double rate, double low, double high) = Intervals.Rate(pair.k, pair.n);
            foreach (double end in pair.k == pair.n ? [low] : new[] { low, high })
                Assert.Equal(1.959963984540054, Math.Abs(rate - end) / Math.Sqrt(end * (1 - end) / pair.n), 1e-9);
        });

    // scipy: mean 2.5, t(0.975, 3) = 3.182446305284263, s = 1.2909944487358056.
    [Fact]
    public void The_interval_of_a_mean_is_Students()
    {
        (double mean, double low, double high) = Intervals.Mean([1, 2, 3, 4]);
        double half = 3.182446305284263 * 1.2909944487358056 / 2;
        Assert.Equal(2.5, mean, 1e-14);
        Assert.Equal(2.5 - half, low, 1e-12);
        Assert.Equal(2.5 + half, high, 1e-12);
    }

    [Fact]
    public void A_single_value_is_its_own_interval() => Assert.Equal((0.1, 0.1, 0.1), Intervals.Mean([0.1]));

    [Fact]
    public void An_infinite_value_makes_the_mean_infinite()
    {
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), Intervals.Mean([1, double.PositiveInfinity, 2]));
        Assert.True(double.IsNaN(Intervals.Mean([double.NegativeInfinity, double.PositiveInfinity]).Low));
    }

    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    [InlineData(new[] { double.PositiveInfinity, 1, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { double.PositiveInfinity, double.PositiveInfinity }, double.PositiveInfinity)]
    public void The_median_is_the_middle(double[] values, double expected) => Assert.Equal(expected, Intervals.Median(values));
}
