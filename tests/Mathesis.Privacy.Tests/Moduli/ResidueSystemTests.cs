using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Privacy.Tests;

public class ResidueSystemTests
{
    [Fact]
    public void SpreadIsTheTransposeOfFold()
    {
        foreach ((int k, int[] moduli) in new (int, int[])[] { (10, [3, 4, 5, 7]), (30, [17, 19, 23, 29]), (5, [7, 11]), (64, [17, 33, 65]), (5_000, [601, 1709, 4999]) })
        {
            var system = new ResidueSystem(k, moduli);
            var stream = new RandomStream("test/adjoint", (ulong)k);
            double[] x = [.. Enumerable.Range(0, k).Select(_ => stream.NextGaussian())];
            double[] y = [.. Enumerable.Range(0, system.Rows).Select(_ => stream.NextGaussian())];
            double[] factors = [.. moduli.Select(_ => stream.NextGaussian())];
            double[] folded = new double[system.Rows], spread = new double[k];
            Array.Fill(folded, double.NaN);
            Array.Fill(spread, double.NaN);
            system.Fold(x, factors, 1, 0, folded);
            system.Spread(y, factors, 1, 0, spread);
            for (int j = 0; j < moduli.Length; j++)
            {
                for (int a = 0; a < moduli[j]; a++)
                {
                    double sum = 0;
                    for (int value = a; value < k; value += moduli[j]) sum += x[value];
                    Assert.Equal(sum * factors[j], folded[system.Offset(j) + a], 1e-12);
                }
            }
            Assert.Equal(Dot(folded, y), Dot(x, spread), 1e-10);

            double[] more = [.. y], most = [.. x];
            system.Fold(x, factors, 2, -3, more);
            system.Spread(y, factors, 2, -3, most);
            for (int i = 0; i < more.Length; i++) Assert.Equal((2 * folded[i]) - (3 * y[i]), more[i], 1e-11);
            for (int i = 0; i < most.Length; i++) Assert.Equal((2 * spread[i]) - (3 * x[i]), most[i], 1e-11);
        }
    }

    [Fact]
    public void TheLeastSquaresSolutionIsThatOfDenseNormalEquations()
    {
        const int k = 128;
        var mechanism = new ModularSubsetSelection(ModuliSearch.Find(k), new PrivacyBudget(1)) { Tolerance = 1e-13 };
        ResidueSystem system = mechanism.System;
        var batch = new ReportBatch();
        for (int user = 0; user < 5_000; user++) mechanism.Encode(user % k, SeededSource.ForUser(1, (ulong)user), batch);
        double[] estimate = mechanism.Estimate(batch);

        // (sum of w_j A_j^T A_j) z = sum of w_j A_j^T s_j, written out.
        double[] gram = new double[k * k], right = new double[k];
        for (int j = 0; j < system.Moduli.Count; j++)
        {
            int m = system.Moduli[j], w = mechanism.WeightOf(j);
            double p = w * Math.E / ((w * Math.E) + m - w), q = (w - p) / (m - 1);
            double[] counts = new double[m];
            int users = 0;
            for (int report = 0; report < batch.Count; report++)
            {
                if (batch.Block(report) != j) continue;
                users++;
                foreach (int member in batch.Members(report)) counts[member]++;
            }
            double weight = users * (p - q) * (p - q) / (q * (1 - q));
            for (int x = 0; x < k; x++)
            {
                right[x] += weight * ((counts[x % m] / users) - q) / (p - q);
                for (int y = x % m; y < k; y += m) gram[(x * k) + y] += weight;
            }
        }
        Cholesky.Factor(gram, k)!.Solve(right, 1);
        for (int x = 0; x < k; x++) Assert.Equal(right[x], estimate[x], 1e-8);
    }

    [Theory]
    [InlineData(7, new[] { 3, 4, 5 })]
    [InlineData(30, new[] { 17, 19, 23, 29 })]
    [InlineData(2, new[] { 2, 3 })]
    public void GoodModuliHaveFullRank(int k, int[] moduli) => Assert.Equal(k, new ResidueSystem(k, moduli).RankFromBelow());

    [Fact]
    public void FoundModuliHaveFullRankAndASmallConditionNumber()
    {
        foreach (int k in (int[])[2, 3, 4, 5, 8, 13, 40, 200])
        {
            ResidueSystem system = ModuliSearch.Find(k);
            Assert.Equal(k, system.RankFromBelow());
            Assert.InRange(ModuliQuality.Measure(system).Condition, 1, 10);
            Assert.Equal(system.Moduli, ModuliSearch.Find(k).Moduli);
        }
    }

    [Fact]
    public void TheQualityIsTheTraceAndConditionOfTheDenseMatrix()
    {
        var system = new ResidueSystem(30, [17, 19, 23, 29]);
        double[] gram = new double[900], inverse = new double[900];
        foreach (int m in system.Moduli)
            for (int x = 0; x < 30; x++)
                for (int y = x % m; y < 30; y += m) gram[(x * 30) + y]++;
        for (int x = 0; x < 30; x++) inverse[(x * 30) + x] = 1;
        Cholesky.Factor(gram, 30)!.Solve(inverse, 30);
        double trace = 0;
        for (int x = 0; x < 30; x++) trace += inverse[(x * 30) + x];
        Assert.Equal(trace * 4 / 30, ModuliQuality.Measure(system, probes: 4000).ErrorRatio, 0.02);
    }

    [Theory]
    [InlineData(30, new[] { 17, 19 }, "the residues of 30 values have rank at most 35", false)]
    [InlineData(40, new[] { 17, 19 }, "the residues of 40 values have rank at most 35", true)]
    [InlineData(30, new[] { 14, 21, 25 }, "14 and 21 have a common factor", true)]
    [InlineData(30, new[] { 1, 29 }, "1 is no modulus", true)]
    [InlineData(30, new int[0], "there are no moduli", true)]
    public void ModuliThatCannotWorkAreRefused(int k, int[] moduli, string message, bool refused)
    {
        if (refused) Assert.Contains(message, Assert.Throws<InputError>(() => new ResidueSystem(k, moduli)).Message, StringComparison.Ordinal);
        else Assert.Equal(36, new ResidueSystem(k, moduli).Rows);
    }

    [Fact]
    public void ABlockWithoutReportsIsRefused()
    {
        FrequencyMechanism mechanism = AllMechanisms.Make("mss", 30, 1);
        var batch = new ReportBatch();
        mechanism.Encode(1, SeededSource.ForUser(1, 1), batch);
        Assert.Contains("no report has the modulus", Assert.Throws<InputError>(() => mechanism.Estimate(batch)).Message, StringComparison.Ordinal);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
