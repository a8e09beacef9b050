namespace Mathesis.Circuits.Tests;

public class GridProjectionTests
{
    public delegate GridProjection Make(int size, params ReadOnlySpan<int> frequencies);

    public static TheoryData<Make, int, int[], int> Kinds { get; } = new()
    {
        { GridProjection.SumDirections, 7, [1, 3], 4 },
        { GridProjection.SumDirections, 8, [2, 4], 3 },
        { GridProjection.DifferenceDirections, 7, [2, 3], 4 },
        { GridProjection.DifferenceDirections, 8, [4], 1 },
        { GridProjection.Blocks2x2, 7, [1, 2], 8 },
        { GridProjection.Blocks2x2, 8, [1, 4], 5 },
        { GridProjection.Blocks3x3, 7, [1, 2, 3], 24 },
        { GridProjection.Blocks3x3, 8, [1, 4], 11 },
        { GridProjection.Blocks3x3, 7, [], 0 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_directions_are_orthonormal_and_of_mean_zero(Make make, int n, int[] keys, int count)
    {
        GridProjection projection = make(n, keys);
        Assert.Equal(count, projection.Count);
        double[] all = projection.Directions.ToArray();
        for (int i = 0; i < count; i++)
        {
            double[] first = all[(i * n * n)..((i + 1) * n * n)];
            Assert.Equal(0, first.Sum(), 1e-12);
            for (int j = 0; j < count; j++)
                Assert.Equal(i == j ? 1 : 0, first.Zip(all[(j * n * n)..((j + 1) * n * n)], (x, y) => x * y).Sum(), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_grid_is_the_sum_of_its_projection_and_of_what_is_orthogonal(Make make, int n, int[] keys, int count)
    {
        GridProjection projection = make(n, keys);
        PairGrid grid = SyntheticGrid.Noise(n, 3, (ulong)(n + count));
        PairGrid on = projection.Project(grid), off = projection.Remove(grid);
        SyntheticGrid.AssertClose(on, projection.Project(on));
        SyntheticGrid.AssertClose(off, projection.Remove(off));
        SyntheticGrid.AssertClose(new PairGrid(n, 3), projection.Project(off));
        SyntheticGrid.AssertClose(grid, on.Plus(off));
        Assert.Equal(SyntheticGrid.SumOfSquares(grid), SyntheticGrid.SumOfSquares(on) + SyntheticGrid.SumOfSquares(off), 1e-9);
        SyntheticGrid.AssertClose(on.PlusConstants(grid.Means()), projection.Keep(grid));
        Assert.Equal(grid.Means(), off.Means(), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Theory]
    [InlineData(7, 1, 3)]
    [InlineData(8, 3, 4)]
    public void Sums_and_differences_are_the_waves_of_their_names(int n, params int[] keys)
    {
        PairGrid grid = SyntheticGrid.Noise(n, 2, 5);
        foreach (int sign in (int[])[1, -1])
        {
            Func<int, int, double>[] waves = [.. keys.SelectMany(k => (Func<int, int, double>[])
                [(a, b) => Math.Cos(SyntheticGrid.Angle(k, a + sign * b, n)), (a, b) => Math.Sin(SyntheticGrid.Angle(k, a + sign * b, n))])];
            GridProjection projection = sign == 1 ? GridProjection.SumDirections(n, keys) : GridProjection.DifferenceDirections(n, keys);
            SyntheticGrid.AssertClose(SyntheticGrid.Project(grid, waves), projection.Project(grid));
        }
    }

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(8, 1, 4)]
    public void Blocks_are_the_products_of_their_names(int n, params int[] keys)
    {
        PairGrid grid = SyntheticGrid.Noise(n, 2, 6);
        var inner = new List<Func<int, int, double>>();
        var outer = new List<Func<int, int, double>>();
        foreach (int k in keys)
        {
            Func<int, double>[] waves = [x => Math.Cos(SyntheticGrid.Angle(k, x, n)), x => Math.Sin(SyntheticGrid.Angle(k, x, n))];
            foreach (Func<int, double> first in waves)
            {
                outer.Add((a, _) => first(a));
                outer.Add((_, b) => first(b));
                foreach (Func<int, double> second in waves) inner.Add((a, b) => first(a) * second(b));
            }
        }
        SyntheticGrid.AssertClose(SyntheticGrid.Project(grid, [.. inner]), GridProjection.Blocks2x2(n, keys).Project(grid));
        SyntheticGrid.AssertClose(SyntheticGrid.Project(grid, [.. inner, .. outer]), GridProjection.Blocks3x3(n, keys).Project(grid));
    }

    [Fact]
    public void A_2x2_block_is_its_sums_and_its_differences()
    {
        PairGrid grid = SyntheticGrid.Noise(9, 2, 7);
        SyntheticGrid.AssertClose(
            GridProjection.Blocks2x2(9, 1, 4).Project(grid),
            GridProjection.SumDirections(9, 1, 4).Project(grid).Plus(GridProjection.DifferenceDirections(9, 1, 4).Project(grid)));
    }

    [Fact]
    public void Products_of_different_frequencies_are_never_kept()
    {
        PairGrid crossed = SyntheticGrid.Of(11, 1, (a, b, _) => Math.Cos(SyntheticGrid.Angle(1, a, 11)) * Math.Cos(SyntheticGrid.Angle(2, b, 11)));
        SyntheticGrid.AssertClose(new PairGrid(11, 1), GridProjection.Blocks3x3(11, 1, 2).Project(crossed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(1, 1)]
    public void Frequencies_out_of_range_or_twice_are_refused(params int[] keys) =>
        Assert.Throws<ArgumentException>(() => GridProjection.SumDirections(7, keys));
}
