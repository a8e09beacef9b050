namespace Mathesis.Circuits.Tests;

public class FrequencyTuningTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Constructed_neurons_have_their_frequencies(int n)
    {
        PairGrid neurons = SyntheticGrid.Of(n, 5, (a, b, neuron) => neuron switch
        {
            // A polynomial of degree 2 in the waves of frequency 3, on a large constant.
            0 => 1000 + Cos(3, a) + 2 * Sin(3, b) + Cos(3, a) * Sin(3, b),
            // 0.8 of the variance at frequency 2, 0.2 at frequency 4.
            1 => 2 * Cos(2, a + b) + Sin(4, a - b),
            2 => -3.7,
            3 => 0,
            // Products of different frequencies belong to no block; of the variance 1/4 + 1/2 does frequency 1 have 2/3.
            _ => Cos(1, a) * Cos(2, b) + Sin(1, b),
        });
        NeuronClusters clusters = NeuronClusters.Find(neurons);
        AssertTuning(3, 1, clusters.Tunings[0]);
        AssertTuning(2, 0.8, clusters.Tunings[1]);
        Assert.Equal(default, clusters.Tunings[2]);
        Assert.Equal(default, clusters.Tunings[3]);
        AssertTuning(1, 2.0 / 3, clusters.Tunings[4]);
        Assert.Equal([3], clusters.Counts.Keys);
        Assert.Equal((1, 2, 0.2), (clusters.Clustered, clusters.Dead, clusters.ClusteredFraction));
        Assert.Equal(new Dictionary<int, int> { [1] = 1, [2] = 1, [3] = 1 }, NeuronClusters.Find(neurons, 0.5).Counts);

        double Cos(int k, int x) => Math.Cos(SyntheticGrid.Angle(k, x, n));
        double Sin(int k, int x) => Math.Sin(SyntheticGrid.Angle(k, x, n));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void The_fraction_is_that_of_a_slow_projection(int n)
    {
        PairGrid grid = SyntheticGrid.Noise(n, 4, 21);
        FrequencyTuning[] tunings = FrequencyTuning.Of(grid);
        PairGrid centred = grid.PlusConstants(Array.ConvertAll(grid.Means(), mean => -mean));
        for (int column = 0; column < 4; column++)
        {
            double[] shares = [.. Enumerable.Range(1, n / 2).Select(k =>
            {
                PairGrid block = GridProjection.Blocks3x3(n, k).Project(centred);
                return Square(block, column) / Square(centred, column);
            })];
            AssertTuning(Array.IndexOf(shares, shares.Max()) + 1, shares.Max(), tunings[column]);
        }
    }

    [Fact]
    public void The_highest_frequency_counts()
    {
        PairGrid grid = SyntheticGrid.Of(9, 1, (a, b, _) => Math.Cos(SyntheticGrid.Angle(4, a + b, 9)));
        AssertTuning(4, 1, FrequencyTuning.Of(grid)[0]);
    }

    [Fact]
    public void Heads_have_a_tuning_to_each_input()
    {
        PairGrid toFirst = SyntheticGrid.Of(9, 2, (a, b, head) => 0.5 + 0.1 * Math.Cos(SyntheticGrid.Angle(head + 1, a - b, 9)));
        PairGrid toSecond = SyntheticGrid.Of(9, 2, (a, b, head) => 0.5 - 0.1 * Math.Cos(SyntheticGrid.Angle(head + 3, a, 9)));
        HeadTuning[] heads = HeadTuning.Of(toFirst, toSecond);
        Assert.Equal([(1, 3), (2, 4)], heads.Select(head => (head.ToFirst.Frequency, head.ToSecond.Frequency)));
        Assert.All(heads, head => Assert.Equal(1, head.ToFirst.FractionExplained, 1e-9));
    }

    private static double Square(PairGrid grid, int column) => Enumerable.Range(0, grid.Pairs).Sum(pair => grid.Row(pair)[column] * grid.Row(pair)[column]);

    private static void AssertTuning(int frequency, double fraction, FrequencyTuning actual)
    {
        Assert.Equal(frequency, actual.Frequency);
        Assert.Equal(fraction, actual.FractionExplained, 1e-9);
    }
}
