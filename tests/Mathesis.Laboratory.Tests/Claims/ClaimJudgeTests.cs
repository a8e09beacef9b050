using CsCheck;

namespace Mathesis.Laboratory.Tests;

public class ClaimJudgeTests
{
    private const double Infinity = double.PositiveInfinity;

    private static Claim Claim(Criterion criterion, Aggregation aggregation = Aggregation.Every, int replicates = 1) =>
        new()
        {
            Id = "claim",
            Statement = "It is so",
            Source = "Section 1",
            Reported = "0.5",
            Metric = "accuracy",
            Criterion = criterion,
            Aggregation = aggregation,
            Replicates = replicates,
        };

    private static ClaimVerdict Verdict(Criterion criterion, params double[] values) =>
        ClaimJudge.Judge(Claim(criterion), values, Scale.Small).Verdict;

    [Fact]
    public void Without_values_a_claim_is_undecided()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0)), [], Scale.Small);
        Assert.Equal(ClaimVerdict.Undecided, finding.Verdict);
        Assert.True(double.IsNaN(finding.Estimate) && double.IsNaN(finding.Interval.Low) && double.IsNaN(finding.Interval.High));
        Assert.Equal("no replicate measured accuracy", finding.Explanation);
    }

    [Fact]
    public void A_NaN_among_the_values_leaves_the_claim_undecided()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0)), [1, double.NaN, 1], Scale.Small);
        Assert.Equal(ClaimVerdict.Undecided, finding.Verdict);
        Assert.Equal("1 replicate of 3 gave no number for accuracy", finding.Explanation);
    }

    [Fact]
    public void Too_few_replicates_leave_the_claim_undecided_but_estimated()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0), replicates: 3), [1, 2], Scale.Small);
        Assert.Equal(ClaimVerdict.Undecided, finding.Verdict);
        Assert.Equal(1.5, finding.Estimate);
        Assert.Equal((1, 2), finding.Interval);
        Assert.Equal("a decision needs 3 replicates, and this run has 2", finding.Explanation);
    }

    [Fact]
    public void A_smoke_run_decides_nothing_but_estimates()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0)), [1], Scale.Smoke);
        Assert.Equal(ClaimVerdict.Undecided, finding.Verdict);
        Assert.Equal(1, finding.Estimate);
        Assert.Equal("smoke runs exercise the code and decide nothing", finding.Explanation);
    }

    [Fact]
    public void A_rate_of_other_values_than_0_and_1_is_undecided() =>
        Assert.Equal(ClaimVerdict.Undecided, ClaimJudge.Judge(Claim(Criterion.Minimum(0), Aggregation.Rate), [1, 0.5], Scale.Small).Verdict);

    [Fact]
    public void A_criterion_without_bounds_is_undecided() => Assert.Equal(ClaimVerdict.Undecided, Verdict(new Criterion(), 1));

    [Theory]
    [InlineData(0.99, ClaimVerdict.Holds)]
    [InlineData(1, ClaimVerdict.Holds)]
    [InlineData(Infinity, ClaimVerdict.Holds)]
    [InlineData(0.98999, ClaimVerdict.Fails)]
    [InlineData(double.NegativeInfinity, ClaimVerdict.Fails)]
    public void A_minimum_includes_its_bound(double value, ClaimVerdict expected) => Assert.Equal(expected, Verdict(Criterion.Minimum(0.99), value));

    [Theory]
    [InlineData(10, ClaimVerdict.Holds)]
    [InlineData(double.NegativeInfinity, ClaimVerdict.Holds)]
    [InlineData(10.5, ClaimVerdict.Fails)]
    [InlineData(Infinity, ClaimVerdict.Fails)]
    public void A_maximum_includes_its_bound(double value, ClaimVerdict expected) => Assert.Equal(expected, Verdict(Criterion.Maximum(10), value));

    [Theory]
    [InlineData(new[] { 3.0, 8 }, ClaimVerdict.Holds)]
    [InlineData(new[] { 1.0, 2 }, ClaimVerdict.Fails)]
    [InlineData(new[] { 9.0, 20 }, ClaimVerdict.Fails)]
    [InlineData(new[] { 2.0, 5 }, ClaimVerdict.Undecided)]
    [InlineData(new[] { 5.0, 9 }, ClaimVerdict.Undecided)]
    [InlineData(new[] { 2.0, 9 }, ClaimVerdict.Undecided)]
    public void A_range_must_lie_wholly_inside_or_wholly_beside(double[] values, ClaimVerdict expected) =>
        Assert.Equal(expected, Verdict(Criterion.Between(3, 8), values));

    [Theory]
    [InlineData(0, new[] { 0.1, 0.2 }, ClaimVerdict.Holds)]
    [InlineData(0, new[] { 0.0, 0.2 }, ClaimVerdict.Undecided)]
    [InlineData(0, new[] { 0.0 }, ClaimVerdict.Undecided)]
    [InlineData(0, new[] { -0.1, 0.2 }, ClaimVerdict.Undecided)]
    [InlineData(0, new[] { -0.2, -0.1 }, ClaimVerdict.Fails)]
    [InlineData(2, new[] { 2.0, 3 }, ClaimVerdict.Holds)]
    [InlineData(2, new[] { 1.0, 3 }, ClaimVerdict.Undecided)]
    [InlineData(2, new[] { 1.0, 1.5 }, ClaimVerdict.Fails)]
    [InlineData(2, new[] { -1.0, 3 }, ClaimVerdict.Undecided)]
    [InlineData(2, new[] { -1.0, 1 }, ClaimVerdict.Undecided)]
    [InlineData(2, new[] { -2.0, -1 }, ClaimVerdict.Fails)]
    [InlineData(2, new[] { 2000, Infinity }, ClaimVerdict.Holds)]
    public void A_difference_is_decided_by_its_sign_first_and_its_margin_second(double margin, double[] values, ClaimVerdict expected) =>
        Assert.Equal(expected, Verdict(Criterion.Exceeds(margin), values));

    [Fact]
    public void An_undecided_sign_is_named() =>
        Assert.Equal(
            "the sign is not decided: the range −1.00 to 1.00 contains 0",
            ClaimJudge.Judge(Claim(Criterion.Exceeds(2)), [-1, 1], Scale.Small).Explanation);

    [Fact]
    public void A_negative_difference_is_decided_by_its_sign_too()
    {
        var below = new Criterion { AtMost = -1, IsDifference = true };
        Assert.Equal(ClaimVerdict.Holds, Verdict(below, -2, -1));
        Assert.Equal(ClaimVerdict.Fails, Verdict(below, -0.5, -0.1));
        Assert.Equal(ClaimVerdict.Fails, Verdict(below, 0.5));
        Assert.Equal(ClaimVerdict.Undecided, Verdict(below, -2, 0.5));
    }

    [Fact]
    public void A_difference_whose_bounds_allow_both_signs_has_no_sign_to_decide() =>
        Assert.Equal(ClaimVerdict.Holds, Verdict(new Criterion { AtLeast = -0.01, IsDifference = true }, -0.005, 0.3));

    [Fact]
    public void The_prepared_explanation_appears_only_when_the_claim_fails()
    {
        Claim claim = Claim(Criterion.Minimum(0.5)) with { Explanation = "The paper's release differs; run r7 tested it." };
        Assert.Equal(claim.Explanation, ClaimJudge.Judge(claim, [0.4], Scale.Small).Explanation);
        Assert.Null(ClaimJudge.Judge(claim, [0.6], Scale.Small).Explanation);
        Assert.Equal("the range 0.400 to 0.600 lies on both sides of 0.5", ClaimJudge.Judge(claim, [0.6, 0.4], Scale.Small).Explanation);
    }

    [Fact]
    public void A_failing_claim_without_explanation_states_value_and_criterion() =>
        Assert.Equal("0.400 was measured, and the criterion is ≥ 0.5", ClaimJudge.Judge(Claim(Criterion.Minimum(0.5)), [0.4], Scale.Small).Explanation);

    [Fact]
    public void A_mean_with_infinities_of_both_signs_is_undecided() =>
        Assert.Equal(
            ClaimVerdict.Undecided,
            ClaimJudge.Judge(Claim(Criterion.Minimum(0), Aggregation.Mean), [Infinity, double.NegativeInfinity], Scale.Paper).Verdict);

    /// <summary>An oracle that looks at each value by itself.</summary>
    [Fact]
    public void Every_means_every_replicate() =>
        Gen.Select(Gen.Int[-5, 5].Array[1, 5], Gen.Int[-5, 5], Gen.Int[0, 5]).Sample((values, low, width) =>
        {
            int high = low + width;
            ClaimVerdict expected = values.All(v => v >= low && v <= high) ? ClaimVerdict.Holds
                : values.All(v => v < low) || values.All(v => v > high) ? ClaimVerdict.Fails
                : ClaimVerdict.Undecided;
            return Verdict(Criterion.Between(low, high), [.. values.Select(v => (double)v)]) == expected;
        });

    [Fact]
    public void Mirroring_the_values_and_the_bound_keeps_the_verdict() =>
        Gen.Select(Gen.Double[-2, 2].Array[1, 6], Gen.Double[-2, 2], Gen.Bool).Sample((values, bound, mean) =>
        {
            Aggregation aggregation = mean ? Aggregation.Mean : Aggregation.Every;
            double[] mirrored = [.. values.Select(v => -v)];
            return ClaimJudge.Judge(Claim(Criterion.Minimum(bound), aggregation), values, Scale.Small).Verdict
                == ClaimJudge.Judge(Claim(Criterion.Maximum(-bound), aggregation), mirrored, Scale.Small).Verdict;
        });

    [Fact]
    public void A_difference_never_holds_where_the_plain_bound_does_not() =>
        Gen.Select(Gen.Double[-2, 2].Array[1, 6], Gen.Double[0, 2]).Sample((values, margin) =>
            Verdict(Criterion.Exceeds(margin), values) != ClaimVerdict.Holds || Verdict(Criterion.Minimum(margin), values) == ClaimVerdict.Holds);

    [Fact]
    public void Verdicts_combine_to_the_worst()
    {
        Assert.Equal(ClaimVerdict.Undecided, Verdicts.Combine([]));
        Assert.Equal(ClaimVerdict.Holds, Verdicts.Combine([ClaimVerdict.Holds, ClaimVerdict.Holds]));
        Assert.Equal(ClaimVerdict.Undecided, Verdicts.Combine([ClaimVerdict.Holds, ClaimVerdict.Undecided]));
        Assert.Equal(ClaimVerdict.Fails, Verdicts.Combine([ClaimVerdict.Undecided, ClaimVerdict.Fails, ClaimVerdict.Holds]));
    }
}
