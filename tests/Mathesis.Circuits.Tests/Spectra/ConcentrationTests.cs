using CsCheck;

namespace Mathesis.Circuits.Tests;

public class ConcentrationTests
{
    [Fact]
    public void Known_vectors_have_their_known_gini_coefficients()
    {
        Assert.Equal(0, Concentration.Gini([3, 3, 3, 3]), 1e-15);
        Assert.Equal(0.75, Concentration.Gini([0, 5, 0, 0]), 1e-15);
        Assert.Equal(0, Concentration.Gini([0, 0]));
        // 1, 2, 3: the mean absolute difference over all ordered pairs is 8/9, twice the mean is 4.
        Assert.Equal(2.0 / 9, Concentration.Gini([3, 1, 2]), 1e-15);
    }

    [Fact]
    public void The_gini_coefficient_is_half_the_relative_mean_difference() =>
        Gen.Double[0.001, 10].Array[1, 20].Sample(values =>
        {
            double difference = values.Sum(x => values.Sum(y => Math.Abs(x - y))) / values.Length / values.Length;
            Assert.Equal(difference / (2 * values.Average()), Concentration.Gini(values), 1e-12);
        });

    [Fact]
    public void Negative_magnitudes_are_refused() => Assert.Throws<ArgumentException>(() => Concentration.Gini([1, -1]));

    [Fact]
    public void The_participation_ratio_counts_how_many_take_part()
    {
        Assert.Equal(0.25, Concentration.InverseParticipationRatio([2, 2, 2, 2]), 1e-15);
        Assert.Equal(1, Concentration.InverseParticipationRatio([0, 7, 0]), 1e-15);
        Assert.Equal(0.5, Concentration.InverseParticipationRatio([0, 7, 0, -7]), 1e-15);
        Assert.Equal(0, Concentration.InverseParticipationRatio([0, 0]));
    }
}
