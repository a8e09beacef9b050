using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

/// <summary>Simulated experiments whose truth is known: how often is a decided verdict wrong, and how often is one reached?</summary>
public class VerdictErrorRateTests
{
    private const int Experiments = 4000;

    private static Claim Claim(Criterion criterion, Aggregation aggregation) =>
        new()
        {
            Id = "claim",
            Statement = "It is so",
            Source = "Section 1",
            Reported = "0.5",
            Metric = "metric",
            Criterion = criterion,
            Aggregation = aggregation,
        };

    private static Dictionary<ClaimVerdict, int> Simulate(Claim claim, int replicates, string purpose, Func<RandomStream, double> draw)
    {
        var counts = new Dictionary<ClaimVerdict, int> { [ClaimVerdict.Holds] = 0, [ClaimVerdict.Fails] = 0, [ClaimVerdict.Undecided] = 0 };
        for (ulong experiment = 0; experiment < Experiments; experiment++)
        {
            var random = new RandomStream("tests/verdicts/" + purpose, 1, experiment);
            double[] values = new double[replicates];
            for (int i = 0; i < replicates; i++) values[i] = draw(random);
            counts[ClaimJudge.Judge(claim, values, Scale.Small).Verdict]++;
        }
        return counts;
    }

    /// <summary>An error rate with five standard deviations of binomial slack.</summary>
    private static double AtMost(double rate) => Experiments * rate + 5 * Math.Sqrt(Experiments * rate * (1 - rate));

    // The truth lies just on the violating side of the bound, where a wrong "holds" is most likely: Student's one-sided 2.5%.
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_mean_just_below_the_bound_rarely_holds(int replicates)
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Minimum(1e-9), Aggregation.Mean), replicates, $"below/{replicates}", random => 3 * random.NextGaussian());
        Assert.InRange(counts[ClaimVerdict.Holds], 2 * 0.025 * Experiments - AtMost(0.025), AtMost(0.025));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_mean_just_above_the_bound_rarely_fails(int replicates)
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Minimum(-1e-9), Aggregation.Mean), replicates, $"above/{replicates}", random => 3 * random.NextGaussian());
        Assert.InRange(counts[ClaimVerdict.Fails], 2 * 0.025 * Experiments - AtMost(0.025), AtMost(0.025));
    }

    [Fact]
    public void A_difference_of_the_opposite_sign_rarely_holds()
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Exceeds(), Aggregation.Mean), 5, "difference", random => random.NextGaussian() - 1e-9);
        Assert.True(counts[ClaimVerdict.Holds] <= AtMost(0.025), $"{counts[ClaimVerdict.Holds]} of {Experiments}");
        Assert.True(counts[ClaimVerdict.Undecided] >= Experiments - 2 * AtMost(0.025));
    }

    [Fact]
    public void A_positive_difference_below_its_margin_rarely_holds_and_mostly_fails()
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Exceeds(10), Aggregation.Mean), 5, "margin", random => 5 + random.NextGaussian());
        Assert.Equal(0, counts[ClaimVerdict.Holds]);
        Assert.True(counts[ClaimVerdict.Fails] > 0.95 * Experiments);
    }

    [Fact]
    public void A_clear_truth_is_found()
    {
        Dictionary<ClaimVerdict, int> right = Simulate(
            Claim(Criterion.Minimum(0), Aggregation.Mean), 5, "clear/right", random => 4 + random.NextGaussian());
        Dictionary<ClaimVerdict, int> wrong = Simulate(
            Claim(Criterion.Minimum(0), Aggregation.Mean), 5, "clear/wrong", random => -4 + random.NextGaussian());
        Assert.True(right[ClaimVerdict.Holds] > 0.99 * Experiments);
        Assert.True(wrong[ClaimVerdict.Fails] > 0.99 * Experiments);
    }

    // Wilson's interval holds its level on average over rates, not at each one: at n = 20 its one-sided error stays below 4.5%
    // for rates in [0.3, 0.7] (exact binomial sums).
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void A_rate_just_below_the_bound_rarely_holds(double rate)
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Minimum(rate + 1e-9), Aggregation.Rate), 20, $"rate/{rate}", random => random.NextDouble() < rate ? 1 : 0);
        Assert.True(counts[ClaimVerdict.Holds] <= AtMost(0.045), $"{counts[ClaimVerdict.Holds]} of {Experiments}");
        Assert.True(counts[ClaimVerdict.Fails] + counts[ClaimVerdict.Undecided] > 0);
    }

    [Fact]
    public void A_clear_rate_is_found()
    {
        Dictionary<ClaimVerdict, int> counts = Simulate(
            Claim(Criterion.Minimum(0.5), Aggregation.Rate), 20, "rate/clear", random => random.NextDouble() < 0.95 ? 1 : 0);
        Assert.True(counts[ClaimVerdict.Holds] > 0.95 * Experiments);
    }

    [Fact]
    public void One_success_decides_no_rate_above_a_fifth()
    {
        Claim claim = Claim(Criterion.Minimum(0.5), Aggregation.Rate);
        Assert.Equal(ClaimVerdict.Undecided, ClaimJudge.Judge(claim, [1], Scale.Small).Verdict);
        Assert.Equal(ClaimVerdict.Undecided, ClaimJudge.Judge(claim, [0], Scale.Small).Verdict);
    }
}
