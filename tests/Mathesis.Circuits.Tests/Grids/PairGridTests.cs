namespace Mathesis.Circuits.Tests;

public class PairGridTests
{
    [Fact]
    public void Logits_of_other_outputs_are_dropped()
    {
        float[] table = [.. Enumerable.Range(0, 9 * 4).Select(i => (float)i)];
        var grid = PairGrid.From<float>(3, 3, table, 4);
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                for (int c = 0; c < 3; c++) Assert.Equal((a * 3 + b) * 4 + c, grid[a, b, c]);
            }
        }
    }

    [Fact]
    public void Means_are_over_all_pairs() =>
        Assert.Equal([4.0, 7.0], SyntheticGrid.Of(3, 2, (a, b, c) => 3 * a + b + 3 * c).Means());

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Reflection_makes_sums_of_differences(int n)
    {
        PairGrid differences = SyntheticGrid.Of(n, n, (a, b, c) => Math.Cos(SyntheticGrid.Angle(2, a - b - c, n)));
        SyntheticGrid.AssertClose(SyntheticGrid.Rotations(n, (2, 1)), differences.ReflectSecond());
        SyntheticGrid.AssertClose(differences, differences.ReflectSecond().ReflectSecond());

        int[] pairs = [.. Enumerable.Range(0, n * n)];
        var subtraction = new GridTask(n, Array.ConvertAll(pairs, q => (q / n - q % n + n) % n), pairs.AsSpan(0, 4), pairs.AsSpan(4));
        GridEvaluation expected = subtraction.Evaluate(differences), reflected = subtraction.ReflectSecond().Evaluate(differences.ReflectSecond());
        Assert.Equal(expected.Loss.Training, reflected.Loss.Training, 1e-12);
        Assert.Equal(expected.Loss.Test, reflected.Loss.Test, 1e-12);
        Assert.Equal(expected.Accuracy, reflected.Accuracy);
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PairGrid(3, 2, new double[17]));
        Assert.Throws<ArgumentException>(() => new PairGrid(3, 2).Plus(new PairGrid(3, 1)));
        Assert.Throws<ArgumentException>(() => SyntheticGrid.Addition(5).Evaluate(new PairGrid(4, 4)));
    }
}
