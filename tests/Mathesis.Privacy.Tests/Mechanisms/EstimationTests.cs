namespace Mathesis.Privacy.Tests;

public class EstimationTests
{
    private const int Trials = 300;
    private const int Users = 800;

    /// <summary>Seeds and bounds were fixed before the first run: 5 standard errors for means, and for the mean of k chi-squared variables.</summary>
    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void EstimatesAreUnbiasedAndHaveTheVarianceOfTheFormula(string name)
    {
        const int k = 12;
        FrequencyMechanism mechanism = AllMechanisms.Make(name, k, 1.2);
        int[] values = Population(k);
        double[] truth = Frequencies(values, k);
        double[] expected = mechanism.Variances(truth, Users);
        double[] sums = new double[k], squares = new double[k];
        for (int trial = 0; trial < Trials; trial++)
        {
            var batch = new ReportBatch();
            for (int user = 0; user < Users; user++) mechanism.Encode(values[user], SeededSource.ForUser(11, (ulong)((trial * Users) + user)), batch);
            double[] estimate = mechanism.Estimate(batch);
            for (int x = 0; x < k; x++)
            {
                double error = estimate[x] - truth[x];
                sums[x] += error;
                squares[x] += error * error;
            }
        }
        double ratio = 0;
        for (int x = 0; x < k; x++)
        {
            Assert.InRange(sums[x] / Trials / Math.Sqrt(expected[x] / Trials), -5, 5);
            ratio += squares[x] / Trials / expected[x] / k;
        }
        // Each ratio has the standard deviation sqrt(2 / trials); errors of categories are correlated, so no more than halved by the mean.
        Assert.InRange(ratio, 1 - (2.5 * Math.Sqrt(2.0 / Trials)), 1 + (2.5 * Math.Sqrt(2.0 / Trials)));
    }

    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void ThreadsChangeNoBit(string name)
    {
        FrequencyMechanism mechanism = AllMechanisms.Make(name, 30, 2);
        ReportBatch batch = Encode(mechanism, 60_000);
        Assert.Equal(mechanism.Estimate(batch, 1), mechanism.Estimate(batch, 3));
    }

    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void ReportsHaveTheirShapeAndSumToOneWhereTheSubsetsSizeIsFixed(string name)
    {
        FrequencyMechanism mechanism = AllMechanisms.Make(name, 30, 1);
        ReportBatch batch = Encode(mechanism, 2_000);
        for (int report = 0; report < batch.Count; report++)
        {
            Assert.InRange(batch.Block(report), 0, mechanism.Blocks - 1);
            ReportShape shape = mechanism.Shape(batch.Block(report));
            int[] members = batch.Members(report).ToArray();
            Assert.Equal(members.Order().Distinct(), members);
            Assert.All(members, member => Assert.InRange(member, 0, shape.Size - 1));
            if (shape.Weight is { } weight) Assert.Equal(weight, members.Length);
        }
        if (name is "grr" or "ss") Assert.Equal(1, mechanism.Estimate(batch).Sum(), 1e-6);
    }

    [Fact]
    public void TheAttackOnModularSubsetSelectionSucceedsAsOftenAsItsFormulaSays()
    {
        var mechanism = (ModularSubsetSelection)AllMechanisms.Make("mss", 30, 2);
        int[] values = new int[40_000];
        for (int user = 0; user < values.Length; user++) values[user] = user % 30 * (user % 30) / 30;
        var batch = new ReportBatch();
        for (int user = 0; user < values.Length; user++) mechanism.Encode(values[user], SeededSource.ForUser(3, (ulong)user), batch);
        double rate = ReconstructionAttack.Run(mechanism, values, batch, new Core.RandomStream("test/attack", 1)).Rate;
        double expected = mechanism.AttackSuccess(Frequencies(values, 30));
        Assert.InRange((rate - expected) / Math.Sqrt(expected * (1 - expected) / values.Length), -4, 4);
    }

    private static ReportBatch Encode(FrequencyMechanism mechanism, int users)
    {
        var batch = new ReportBatch();
        for (int user = 0; user < users; user++) mechanism.Encode(user % mechanism.Categories, SeededSource.ForUser(5, (ulong)user), batch);
        return batch;
    }

    private static int[] Population(int k)
    {
        int[] values = new int[Users];
        for (int user = 0; user < Users; user++) values[user] = user < Users / 2 ? 0 : user % k;
        return values;
    }

    private static double[] Frequencies(int[] values, int k)
    {
        double[] frequencies = new double[k];
        foreach (int value in values) frequencies[value] += 1.0 / values.Length;
        return frequencies;
    }
}
