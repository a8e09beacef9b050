namespace Mathesis.Circuits.Tests;

public class AblationTableTests
{
    private const int N = 13;
    private static readonly GridTask Task = SyntheticGrid.Addition(N);

    // A circuit of two frequencies, differences, a single wave of a, products of different frequencies, and a mean.
    private static readonly PairGrid Sums = SyntheticGrid.Rotations(N, (2, 6), (5, 4));
    private static readonly PairGrid Differences = SyntheticGrid.Of(N, N, (a, b, c) => 2 * Cos(2, a - b + c));
    private static readonly PairGrid Singles = SyntheticGrid.Of(N, N, (a, _, c) => Cos(5, a) * c / 5);
    private static readonly PairGrid Rest = SyntheticGrid.Of(N, N, (a, b, c) => Cos(2, a) * Cos(5, b + c) + Cos(3, a - c));
    private static readonly PairGrid Mean = SyntheticGrid.Of(N, N, (_, _, c) => 0.1 * c);

    [Fact]
    public void Every_ablation_leaves_exactly_its_parts()
    {
        PairGrid logits = Sums.Plus(Differences).Plus(Singles).Plus(Rest).Plus(Mean);
        PairGrid others = Differences.Plus(Singles).Plus(Rest).Plus(Mean);
        var expected = new Dictionary<string, PairGrid>
        {
            ["full"] = logits,
            ["keep sum directions"] = Sums.Plus(Mean),
            ["keep 2x2 blocks"] = Sums.Plus(Mean).Plus(Differences),
            ["keep 3x3 blocks"] = Sums.Plus(Mean).Plus(Differences).Plus(Singles),
            ["cosine terms only"] = Sums,
            ["remove frequency 2"] = others.Plus(SyntheticGrid.Rotations(N, (5, 4))),
            ["remove frequency 5"] = others.Plus(SyntheticGrid.Rotations(N, (2, 6))),
            ["remove all key frequencies"] = others,
            ["remove all but frequency 2"] = others.Plus(SyntheticGrid.Rotations(N, (2, 6))),
            ["remove all but frequency 5"] = others.Plus(SyntheticGrid.Rotations(N, (5, 4))),
        };
        IReadOnlyList<Ablation> table = AblationTable.OfLogits(logits, Task, 2, 5);
        Assert.Equal(expected.Keys, table.Select(row => row.Name));
        foreach (Ablation row in table)
        {
            GridEvaluation right = Task.Evaluate(expected[row.Name]);
            Assert.Equal(right.Loss.Training, row.Result.Loss.Training, 1e-9);
            Assert.Equal(right.Loss.Test, row.Result.Loss.Test, 1e-9);
            Assert.Equal(right.Loss.All, row.Result.Loss.All, 1e-9);
            Assert.Equal(right.Accuracy, row.Result.Accuracy);
        }
    }

    [Fact]
    public void Only_key_frequencies_matter_when_removed_one_by_one()
    {
        PairGrid logits = Sums.Plus(Mean);
        double full = Task.Evaluate(logits).Loss.All;
        IReadOnlyList<GridEvaluation> byFrequency = AblationTable.ByFrequency(logits, Task);
        Assert.Equal(N / 2, byFrequency.Count);
        for (int k = 1; k <= N / 2; k++)
        {
            if (k is 2 or 5) Assert.True(byFrequency[k - 1].Loss.All > 2 * full);
            else Assert.Equal(full, byFrequency[k - 1].Loss.All, 1e-12);
        }
    }

    private static double Cos(int k, int x) => Math.Cos(SyntheticGrid.Angle(k, x, N));
}
