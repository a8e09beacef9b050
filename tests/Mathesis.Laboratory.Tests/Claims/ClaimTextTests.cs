namespace Mathesis.Laboratory.Tests;

public class ClaimTextTests
{
    private static Claim Claim(Criterion criterion, MetricFormat format) =>
        new()
        {
            Id = "claim",
            Statement = "It is so",
            Source = "Section 1",
            Reported = "0.5",
            Metric = "metric",
            Criterion = criterion,
            Format = format,
        };

    public static TheoryData<Criterion, MetricFormat, string> Criteria =>
        new()
        {
            { Criterion.Minimum(0.99), MetricFormat.Percent, "≥ 99.0%" },
            { Criterion.Minimum(0.9995), MetricFormat.Percent, "≥ 99.95%" },
            { Criterion.Maximum(0.05), MetricFormat.Percent, "≤ 5.0%" },
            { Criterion.Between(3, 8), MetricFormat.Count, "3 to 8" },
            { Criterion.Between(0.9, 1.1), MetricFormat.Number, "0.9 to 1.1" },
            { Criterion.Between(4, 4), MetricFormat.Count, "= 4" },
            { Criterion.Minimum(25000), MetricFormat.Count, "≥ 25,000" },
            { Criterion.Maximum(2.5e-7), MetricFormat.Number, "≤ 2.5×10⁻⁷" },
            { Criterion.Maximum(-1.5), MetricFormat.Number, "≤ −1.5" },
            { Criterion.Exceeds(), MetricFormat.Number, "> 0" },
            { Criterion.Exceeds(2000), MetricFormat.Count, "≥ 2,000" },
            { Criterion.Maximum(double.PositiveInfinity), MetricFormat.Number, "≤ ∞" },
            { new Criterion(), MetricFormat.Number, "none" },
        };

    [Theory]
    [MemberData(nameof(Criteria))]
    public void A_criterion_reads_as_its_author_wrote_it(Criterion criterion, MetricFormat format, string expected) =>
        Assert.Equal(expected, ClaimText.Criterion(Claim(criterion, format)));

    [Theory]
    [InlineData(2.41e-7, MetricFormat.Number, "2.41×10⁻⁷")]
    [InlineData(0.00123, MetricFormat.Number, "0.00123")]
    [InlineData(4.7273, MetricFormat.Number, "4.73")]
    [InlineData(9.999, MetricFormat.Number, "10.0")]
    [InlineData(128.4, MetricFormat.Number, "128")]
    [InlineData(12345, MetricFormat.Number, "12,300")]
    [InlineData(1.5e9, MetricFormat.Number, "1.50×10⁹")]
    [InlineData(-0.25, MetricFormat.Number, "−0.250")]
    [InlineData(0, MetricFormat.Number, "0")]
    [InlineData(0.846, MetricFormat.Percent, "84.6%")]
    [InlineData(1, MetricFormat.Percent, "100.0%")]
    [InlineData(0, MetricFormat.Percent, "0.0%")]
    [InlineData(0.99996, MetricFormat.Percent, "99.996%")]
    [InlineData(0.0003, MetricFormat.Percent, "0.03%")]
    [InlineData(-0.00001, MetricFormat.Percent, "−0.001%")]
    [InlineData(8650, MetricFormat.Count, "8,650")]
    [InlineData(3.5, MetricFormat.Count, "3.5")]
    [InlineData(double.PositiveInfinity, MetricFormat.Count, "∞")]
    [InlineData(double.NegativeInfinity, MetricFormat.Number, "−∞")]
    [InlineData(double.NaN, MetricFormat.Percent, "—")]
    public void A_value_reads_in_its_format(double value, MetricFormat format, string expected) =>
        Assert.Equal(expected, ClaimText.Value(value, format));

    [Fact]
    public void A_measurement_shows_the_digits_that_decide_it() =>
        Assert.Equal("98.996%", ClaimText.Measured(ClaimJudge.Judge(Claim(Criterion.Minimum(0.99), MetricFormat.Percent), [0.98996], Scale.Small)));

    [Fact]
    public void A_measurement_of_several_replicates_has_its_interval()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0.5), MetricFormat.Percent), [0.8, 0.9, 0.846], Scale.Small);
        Assert.Equal("84.6% (80.0% to 90.0%)", ClaimText.Measured(finding));
        Assert.Equal("median and range of 3 replicates", ClaimText.Basis(finding));
    }

    [Fact]
    public void A_claim_without_values_reads_as_a_dash()
    {
        Finding finding = ClaimJudge.Judge(Claim(Criterion.Minimum(0.5), MetricFormat.Percent), [], Scale.Small);
        Assert.Equal("—", ClaimText.Measured(finding));
        Assert.Equal("not measured", ClaimText.Basis(finding));
    }
}
