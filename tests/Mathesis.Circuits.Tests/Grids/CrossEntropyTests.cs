using CsCheck;

namespace Mathesis.Circuits.Tests;

public class CrossEntropyTests
{
    [Fact]
    public void It_is_minus_the_logarithm_of_the_softmax() =>
        Gen.Select(Gen.Double[-20, 20].Array[1, 8], Gen.Int[0, 7]).Sample((logits, pick) =>
        {
            int target = pick % logits.Length;
            double expected = -Math.Log(Math.Exp(logits[target]) / logits.Sum(Math.Exp));
            Assert.Equal(expected, CrossEntropy.Of(logits, target), 1e-9);
        });

    [Fact]
    public void Tiny_losses_keep_their_digits()
    {
        for (double logit = 1; logit < 300; logit += 0.37)
        {
            // log(1 + x) as its series where x is small, where 1 + x has lost x's digits.
            double x = 2 * Math.Exp(-logit);
            double expected = x > 1e-4 ? Math.Log(1 + x) : x - x * x / 2 + x * x * x / 3 - x * x * x * x / 4;
            Assert.Equal(expected, CrossEntropy.Of([0, logit, 0], 1), expected * 1e-11);
        }
    }

    [Fact]
    public void Huge_logits_do_not_overflow()
    {
        Assert.Equal(2000, CrossEntropy.Of([1000, -1000], 1), 1e-9);
        Assert.Equal(0, CrossEntropy.Of([1000, -1000], 0));
    }

    [Fact]
    public void A_tie_is_no_success()
    {
        Assert.True(CrossEntropy.IsRight([1, 2, 0], 1));
        Assert.False(CrossEntropy.IsRight([2, 2, 0], 1));
        Assert.False(CrossEntropy.IsRight([double.NaN, 2, 0], 1));
    }

    [Fact]
    public void Means_are_over_the_pairs_of_each_part()
    {
        var logits = SyntheticGrid.Of(3, 3, (a, b, c) => a == 0 && c == (a + b) % 3 ? 100 : 0);
        var task = new GridTask(3, [0, 1, 2, 1, 2, 0, 2, 0, 1], [0, 1], [2, 3, 4, 5, 6, 7, 8]);
        GridEvaluation result = task.Evaluate(logits);
        Assert.Equal(0, result.Loss.Training, 1e-12);
        Assert.Equal(6.0 / 7 * Math.Log(3), result.Loss.Test, 1e-12);
        Assert.Equal(6.0 / 9 * Math.Log(3), result.Loss.All, 1e-12);
        Assert.Equal(new SplitValue(1, 1.0 / 7, 3.0 / 9), result.Accuracy);
        Assert.Equal(result.Loss.Training, task.TrainingLoss(logits));
    }
}
