using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public class LinearProbeTests
{
    private const int Rows = 400, Width = 6;

    [Fact]
    public void WhatIsLinearlyThereIsRead()
    {
        double[] features = Noise("features", Rows * Width);
        double[] targets = [.. Enumerable.Range(0, Rows).Select(row => 3 * features[row * Width] - features[row * Width + 4] + 7)];
        Assert.InRange(new LinearProbe(features, Width, seed: 1, ridge: 1e-9).Explain(targets, 1), 1 - 1e-9, 1);
    }

    [Fact]
    public void WhatIsNotThereIsNotRead()
    {
        double[] features = Noise("features", Rows * Width);
        double[] targets = Noise("targets", Rows);
        // Six useless features fitted on 200 rows cost about 6 / 200 of the variance on the others.
        Assert.InRange(new LinearProbe(features, Width, seed: 1).Explain(targets, 1), -0.15, 0.02);
    }

    [Fact]
    public void AnEqualAmountOfNoiseLeavesHalfOfTheVariance()
    {
        double[] features = Noise("features", Rows * Width), noise = Noise("targets", Rows);
        double[] targets = [.. Enumerable.Range(0, Rows).Select(row => features[row * Width + 2] + noise[row])];
        // The standard error of the share is about 0.05 at 200 rows.
        Assert.InRange(new LinearProbe(features, Width, seed: 1).Explain(targets, 1), 0.3, 0.65);
    }

    [Fact]
    public void ClassesOnSeparateAxesAreNamed()
    {
        var random = new RandomStream("probe tests", 1);
        int[] classes = [.. Enumerable.Range(0, Rows).Select(_ => random.NextBelow(3))];
        var features = new double[Rows * Width];
        for (int row = 0; row < Rows; row++) features[row * Width + classes[row]] = 1;
        Assert.Equal(1, new LinearProbe(features, Width, seed: 1).Classify(classes, 3));
    }

    [Fact]
    public void ClassesOfChanceAreNamedByChance()
    {
        var random = new RandomStream("probe tests", 2);
        int[] classes = [.. Enumerable.Range(0, Rows).Select(_ => random.NextBelow(4))];
        Assert.InRange(new LinearProbe(Noise("features", Rows * Width), Width, seed: 1).Classify(classes, 4), 0.13, 0.4);
    }

    [Fact]
    public void ActivationsThatDoNotVarySayNothing() =>
        Assert.InRange(new LinearProbe(new double[Rows * Width], Width, seed: 1).Explain(Noise("targets", Rows), 1), -0.05, 0.001);

    private static double[] Noise(string purpose, int count)
    {
        var random = new RandomStream(purpose, 5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }
}
