namespace Mathesis.Circuits.Tests;

public class GridTaskTests
{
    [Fact]
    public void Means_are_over_the_pairs_of_each_part()
    {
        PairGrid logits = SyntheticGrid.Of(3, 3, (a, b, c) => c == (a + b) % 3 ? a == 0 ? 100 : 1 : c == 0 && a == 2 ? 2 : 0);
        var task = new GridTask(3, [0, 1, 2, 1, 2, 0, 2, 0, 1], [0, 1], [2, 3, 4, 5, 6, 7, 8]);
        // By row of the grid: certain; 1 for the right class; and for a = 2 also 2 for class 0, which is right at b = 1 alone.
        double second = Math.Log(Math.E + 2) - 1;
        double third = Math.Log(Math.E + Math.Exp(2) + 1) - 1, rightThird = Math.Log(Math.E + 2) - 1;
        GridEvaluation result = task.Evaluate(logits);
        Assert.Equal(0, result.Loss.Training, 1e-12);
        Assert.Equal((3 * second + 2 * third + rightThird) / 7, result.Loss.Test, 1e-12);
        Assert.Equal((3 * second + 2 * third + rightThird) / 9, result.Loss.All, 1e-12);
        Assert.Equal(new SplitValue(1, 5.0 / 7, 7.0 / 9), result.Accuracy);
        Assert.Equal(result.Loss.Training, task.TrainingLoss(logits));
    }

    [Fact]
    public void Tiny_losses_keep_their_digits()
    {
        var logits = SyntheticGrid.Of(2, 3, (_, _, c) => c == 1 ? 40 : 0);
        var task = new GridTask(2, [1, 1, 1, 1], [0], [1, 2, 3]);
        // log(1 + x) = x up to x^2, which 1 + x in float64 would have lost.
        double expected = 2 * Math.Exp(-40);
        Assert.Equal(expected, task.Evaluate(logits).Loss.Test, expected * 1e-12);
    }
}
