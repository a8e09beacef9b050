namespace Mathesis.Circuits.Tests;

public class ProgressMeasuresTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_pure_rotation_network_is_restricted_to_itself_and_excluded_to_guessing(int n)
    {
        PairGrid logits = SyntheticGrid.Rotations(n, (2, 8), (5, 7));
        GridTask task = SyntheticGrid.Addition(n);
        var measures = ProgressMeasures.Compute(logits, task, 2, 5);
        Assert.Equal(new SplitValue(1, 1, 1), measures.Full.Accuracy);
        AssertClose(measures.Full, measures.Restricted);
        AssertClose(measures.Full, measures.CosineTerms);
        Assert.Equal(Math.Log(n), measures.ExcludedLoss, 1e-9);
        Assert.Equal([task.TrainingLoss(SyntheticGrid.Rotations(n, (5, 7))), task.TrainingLoss(SyntheticGrid.Rotations(n, (2, 8)))],
            measures.ExcludedLossByKey, (x, y) => Math.Abs(x - y) < 1e-9);
        Assert.Equal([8.0, 7.0], measures.CosineCoefficients, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(1, measures.VarianceExplained, 1e-12);
        Assert.Equal(64.0 / 113, measures.VarianceExplainedByKey[0], 1e-12);
    }

    [Fact]
    public void A_memorising_network_loses_nothing_when_the_key_frequencies_are_excluded()
    {
        const int n = 13;
        GridTask task = SyntheticGrid.Addition(n);
        var isTrained = new bool[n * n];
        foreach (int pair in task.Training) isTrained[pair] = true;
        PairGrid memory = SyntheticGrid.Of(n, n, (a, b, c) => isTrained[a * n + b] && c == (a + b) % n ? 30 : 0);
        // Cleared of the key frequency, the memory is all that is left.
        PairGrid memorised = GridProjection.SumDirections(n, 3).Remove(memory);
        var measures = ProgressMeasures.Compute(memorised.Plus(SyntheticGrid.Rotations(n, (3, 5))), task, 3);
        Assert.Equal(task.TrainingLoss(memorised), measures.ExcludedLoss, 1e-9);
        Assert.InRange(measures.ExcludedLoss, 0, 1e-3);
        SplitValue expected = task.Evaluate(SyntheticGrid.Rotations(n, (3, 5)).PlusConstants(memorised.Means())).Loss;
        Assert.Equal(expected.Training, measures.Restricted.Loss.Training, 1e-9);
        Assert.Equal(expected.Test, measures.Restricted.Loss.Test, 1e-9);
        Assert.Equal(expected.All, measures.Restricted.Loss.All, 1e-9);
    }

    [Theory]
    [InlineData(9, 1, 4)]
    [InlineData(10, 2, 5)]
    public void The_measures_are_those_of_slow_projections(int n, params int[] keys)
    {
        GridTask task = SyntheticGrid.Addition(n);
        PairGrid logits = SyntheticGrid.Noise(n, n, 11, 2).Plus(SyntheticGrid.Rotations(n, (keys[0], 3)))
            .Plus(SyntheticGrid.Of(n, n, (a, b, c) => Math.Cos(SyntheticGrid.Angle(keys[0], a - b, n)) * c + 2 * c));
        PairGrid projected = Project(logits, keys);
        PairGrid means = new PairGrid(n, n).PlusConstants(logits.Means());
        var measures = ProgressMeasures.Compute(logits, task, keys);
        AssertClose(task.Evaluate(projected.Plus(means)), measures.Restricted);
        Assert.Equal(task.Evaluate(logits.Minus(projected)).Loss.Training, measures.ExcludedLoss, 1e-9);
        for (int i = 0; i < keys.Length; i++)
            Assert.Equal(task.Evaluate(logits.Minus(Project(logits, keys[i]))).Loss.Training, measures.ExcludedLossByKey[i], 1e-9);
    }

    [Fact]
    public void Rows_of_a_stream_have_the_same_names_for_every_checkpoint()
    {
        GridTask task = SyntheticGrid.Addition(7);
        string[] first = [.. ProgressMeasures.Compute(SyntheticGrid.Noise(7, 7, 1), task, 1, 3).ToMeasurements().Select(m => m.Name)];
        string[] second = [.. ProgressMeasures.Compute(SyntheticGrid.Noise(7, 7, 2), task, 1, 3).ToMeasurements().Select(m => m.Name)];
        Assert.Equal(first, second);
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Contains("excluded loss, frequency 3", first);
        Assert.Contains("restricted test loss", first);
    }

    private static PairGrid Project(PairGrid logits, params int[] keys) =>
        SyntheticGrid.Project(logits, [.. keys.SelectMany(k => (Func<int, int, double>[])
            [(a, b) => Math.Cos(SyntheticGrid.Angle(k, a + b, logits.Size)), (a, b) => Math.Sin(SyntheticGrid.Angle(k, a + b, logits.Size))])]);

    private static void AssertClose(GridEvaluation expected, GridEvaluation actual)
    {
        Assert.Equal(expected.Loss.Training, actual.Loss.Training, 1e-9);
        Assert.Equal(expected.Loss.Test, actual.Loss.Test, 1e-9);
        Assert.Equal(expected.Loss.All, actual.Loss.All, 1e-9);
        Assert.Equal(expected.Accuracy, actual.Accuracy);
    }
}
