using CsCheck;

namespace Mathesis.Numerics.Tests;

public class RankCorrelationTests
{
    [Fact]
    public void Any_rising_function_is_correlated_completely()
    {
        double[] x = [3, -1, 7, 2.5, 100];
        Assert.Equal(1, RankCorrelation.Spearman(x, [.. x.Select(Math.Cbrt)]), 1e-12);
        Assert.Equal(-1, RankCorrelation.Spearman(x, [.. x.Select(value => -value * value * value)]), 1e-12);
    }

    [Fact]
    public void Equal_numbers_share_their_ranks()
    {
        Assert.Equal([0.5, 0.5, 3, 2], RankCorrelation.Ranks([1, 1, 9, 5]));
        // Ranks counted by hand.
        double[] x = [1, 2, 2, 4, 5, 6, 7, 8, 9, 9], y = [2, 1, 3, 4, 4, 4, 9, 8, 7, 10];
        double[] a = [0, 1.5, 1.5, 3, 4, 5, 6, 7, 8.5, 8.5], b = [1, 0, 2, 4, 4, 4, 8, 7, 6, 9];
        Assert.Equal(a, RankCorrelation.Ranks(x));
        Assert.Equal(b, RankCorrelation.Ranks(y));
        double covariance = a.Zip(b, (p, q) => (p - 4.5) * (q - 4.5)).Sum();
        double expected = covariance / Math.Sqrt(a.Sum(p => (p - 4.5) * (p - 4.5)) * b.Sum(q => (q - 4.5) * (q - 4.5)));
        Assert.Equal(expected, RankCorrelation.Spearman(x, y), 1e-12);
    }

    [Fact]
    public void Without_ties_it_is_the_formula_of_squared_differences() =>
        Gen.Int[3, 30].Sample(n =>
        {
            int[] order = [.. Enumerable.Range(0, n)];
            new Core.RandomStream("ranks", (ulong)n).Shuffle<int>(order);
            double[] x = [.. Enumerable.Range(0, n).Select(i => (double)i)], y = [.. order.Select(i => 10.0 * i)];
            double squares = order.Index().Sum(pair => Math.Pow(pair.Index - pair.Item, 2));
            Assert.Equal(1 - 6 * squares / (n * ((double)n * n - 1)), RankCorrelation.Spearman(x, y), 1e-12);
        });

    [Fact]
    public void A_constant_has_no_correlation() => Assert.True(double.IsNaN(RankCorrelation.Spearman([1, 1, 1], [1, 2, 3])));
}
