using CsCheck;

namespace Mathesis.Privacy.Tests;

public class FrequencyEstimateTests
{
    [Fact]
    public void ProjectionsAreFrequenciesAndNoFrequenciesAreNearer() => Gen.Select(Gen.Double[-1, 1].Array[1, 12], Gen.Int[0, 1000]).Sample((estimates, seed) =>
    {
        double[] projected = SimplexProjection.Project(estimates);
        Assert.All(projected, entry => Assert.True(entry >= 0));
        Assert.Equal(1, projected.Sum(), 1e-12);
        var stream = new Core.RandomStream("test/simplex", (ulong)seed);
        for (int other = 0; other < 20; other++)
        {
            double[] point = [.. estimates.Select(_ => -Math.Log(1 - stream.NextDouble()))];
            double sum = point.Sum();
            Assert.True(Distance(estimates, projected) <= Distance(estimates, [.. point.Select(entry => entry / sum)]) + 1e-12);
        }
    });

    /// <summary>300 surveys of 20 categories: the rate has a standard error below 0.5%; the bounds were fixed before the first run.</summary>
    [Theory]
    [InlineData("mss")]
    [InlineData("ss")]
    [InlineData("olh")]
    public void NinetyFivePercentOfTheIntervalsHoldTheTruth(string name)
    {
        const int k = 20, users = 1000, surveys = 300;
        FrequencyMechanism mechanism = AllMechanisms.Make(name, k, 1.5);
        int[] values = Populations.Zipf(k, users, new Core.RandomStream("test/coverage", 1));
        double[] truth = Populations.Frequencies(values, k);
        int held = 0;
        for (int survey = 0; survey < surveys; survey++)
        {
            var batch = new ReportBatch();
            for (int user = 0; user < users; user++) mechanism.Encode(values[user], SeededSource.ForUser(4, (ulong)((survey * users) + user)), batch);
            FrequencyEstimate estimate = FrequencyEstimate.Of(mechanism, batch);
            for (int x = 0; x < k; x++)
            {
                (double low, double high) = estimate.Interval(x);
                if (low <= truth[x] && truth[x] <= high) held++;
            }
        }
        Assert.InRange(held / (double)(k * surveys), 0.93, 0.97);
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
