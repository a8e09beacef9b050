namespace Mathesis.Laboratory.Tests;

public class SparklineTests
{
    [Theory]
    [InlineData(new[] { 0.0, 1, 2, 3, 4, 5, 6, 7 }, 8, false, "▁▂▃▄▅▆▇█")]
    [InlineData(new[] { 1.0, 10, 100, 1000 }, 8, true, "▁▃▆█")]
    [InlineData(new[] { 1.0, 10, 100, 1000 }, 8, false, "▁▁▁█")]
    [InlineData(new[] { 5.0, 5, 5 }, 8, false, "▁▁▁")]
    [InlineData(new[] { 0.0, 1, double.NaN, 1 }, 8, false, "▁█ █")]
    [InlineData(new[] { 0.0, -3, 1, 100 }, 8, true, "  ▁█")]
    [InlineData(new[] { double.PositiveInfinity }, 8, false, " ")]
    [InlineData(new double[0], 8, false, "")]
    public void Values_become_blocks(double[] values, int width, bool log, string expected) => Assert.Equal(expected, Sparkline.Draw(values, width, log));

    [Fact]
    public void Many_values_are_grouped_by_their_last()
    {
        Assert.Equal("▁█", Sparkline.Draw([9, 0, 9, 1], 2));
        Assert.Equal(20, Sparkline.Draw([.. Enumerable.Range(0, 1003).Select(i => (double)i)], 20).Length);
    }
}
