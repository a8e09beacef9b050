using CsCheck;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class DifferenceLossTests
{
    [Fact]
    public void Loss_and_derivatives_agree_with_float64()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Float[0, 60], Gen.Int[0, 40], Gen.ULong).Sample((classes, spread, target, seed) =>
        {
            target %= classes + 1;
            var stream = new Mathesis.Core.RandomStream("tests/difference loss", seed);
            float[] differences = [.. Enumerable.Range(0, classes).Select(_ => (float)(spread * (2 * stream.NextDouble() - 1)))];
            double[] logits = [0, .. differences.Select(value => (double)value)];
            double[] expected = new double[logits.Length];
            double expectedLoss = CrossEntropy.Loss(logits, target, 0.5, expected);

            // z - max z is rounded to float, to half a unit of at most 2 spread; the exponential makes a relative error of it.
            double tolerance = 1e-6 + 2 * spread * 6e-8;
            (double loss, float[] slopes) = Differentiate(differences, target, 0.5f);
            Assert.InRange(loss, expectedLoss * (1 - tolerance) - 1e-30, expectedLoss * (1 + tolerance) + 1e-30);
            for (int j = 0; j < classes; j++) Assert.Equal(expected[j + 1], slopes[j], Math.Abs(expected[j + 1]) * tolerance + 1e-37);
        });
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(-200, 1)]
    [InlineData(5000, 0)]
    public void A_hopeless_target_has_a_large_but_finite_loss(float difference, int target)
    {
        (double loss, float[] slopes) = Differentiate([difference], target, 1);
        Assert.Equal(Math.Abs(difference), loss, 1e-9);
        Assert.Equal(target == 0 ? 1 : -1, slopes[0]);
    }

    [Fact]
    public void A_loss_far_below_the_resolution_of_one_keeps_its_digits()
    {
        (double loss, float[] slopes) = Differentiate([-40, 0.5f], 2, 1);
        Assert.Equal(1, loss / CrossEntropy.Loss<double>([0, -40, 0.5], 2), 1e-6);
        (loss, slopes) = Differentiate([-60, -61], 0, 1);
        double exact = Math.Exp(-60) + Math.Exp(-61);
        Assert.Equal(1, loss / exact, 1e-6);
        Assert.Equal(1, slopes[0] / Math.Exp(-60), 1e-6);
    }

    [Theory]
    [InlineData(new float[] { -1, -2 }, 0)]
    [InlineData(new float[] { 0, -2 }, 0)]
    [InlineData(new float[] { 3, 3 }, 1)]
    [InlineData(new float[] { 3, 4 }, 2)]
    public void Of_equal_logits_the_first_counts_as_the_largest(float[] differences, int best)
    {
        for (int target = 0; target <= differences.Length; target++)
            Assert.Equal(target == best, DifferenceLoss.IsRight(differences, differences.Length, target));
    }

    private static unsafe (double Loss, float[] Slopes) Differentiate(float[] differences, int target, float scale)
    {
        using var row = new AlignedMatrix(2, (differences.Length + FoldedShape.Lanes - 1) / FoldedShape.Lanes * FoldedShape.Lanes);
        row.Row(0).Fill(FoldedShape.Never);
        differences.CopyTo(row.Row(0));
        double loss = DifferenceLoss.Differentiate(row.RowPointer(0), row.RowPointer(1), row.Columns, target, scale);
        Assert.All(row.Row(1)[differences.Length..].ToArray(), padding => Assert.Equal(0, padding));
        return (loss, row.Row(1)[..differences.Length].ToArray());
    }
}
