namespace Mathesis.Circuits.Tests;

public class EmbeddingCircleTests
{
    [Theory]
    [InlineData(11, 3)]
    [InlineData(12, 5)]
    public void Residues_on_a_circle_are_found_at_their_angles(int n, int k)
    {
        // A circle of radius 2 in a slanted plane of three dimensions, away from the origin.
        double[] embedding = Embed(n, a =>
        {
            (double x, double y) = (2 * Math.Cos(SyntheticGrid.Angle(k, a, n)), 2 * Math.Sin(SyntheticGrid.Angle(k, a, n)));
            return [0.6 * x, y, 0.8 * x + 7];
        });
        var circle = EmbeddingCircle.Of(embedding, n, k);
        Assert.Equal(1, circle.Roundness, 1e-12);
        Assert.Equal(1, circle.Purity, 1e-12);
        for (int a = 0; a < n; a++)
        {
            // The plane is slanted against the offset, which moves the circle by 7 * 0.8 along its first axis.
            Assert.Equal(2 * Math.Cos(SyntheticGrid.Angle(k, a, n)) + 5.6, circle.Points[a].X, 1e-9);
            Assert.Equal(2 * Math.Sin(SyntheticGrid.Angle(k, a, n)), circle.Points[a].Y, 1e-9);
        }
    }

    [Fact]
    public void An_ellipse_has_the_ratio_of_its_axes()
    {
        // Semi-axes 3 and 1 along rotated directions, so that neither wave is along an axis.
        double[] embedding = Embed(13, a =>
        {
            double angle = SyntheticGrid.Angle(4, a, 13) + 0.7;
            return [3 * Math.Cos(angle), Math.Sin(angle), 0];
        });
        Assert.Equal(1.0 / 3, EmbeddingCircle.Of(embedding, 13, 4).Roundness, 1e-12);
    }

    [Fact]
    public void Other_frequencies_in_the_plane_lower_the_purity()
    {
        double[] embedding = Embed(13, a =>
            [Math.Cos(SyntheticGrid.Angle(4, a, 13)) + 0.5 * Math.Cos(SyntheticGrid.Angle(2, a, 13)),
             Math.Sin(SyntheticGrid.Angle(4, a, 13)), 9 * Math.Cos(SyntheticGrid.Angle(1, a, 13))]);
        var circle = EmbeddingCircle.Of(embedding, 13, 4);
        Assert.Equal(1, circle.Roundness, 1e-12);
        Assert.Equal(2 / 2.25, circle.Purity, 1e-12);
    }

    [Fact]
    public void A_line_is_no_circle()
    {
        double[] embedding = Embed(13, a => [Math.Cos(SyntheticGrid.Angle(4, a, 13)), 0, 0]);
        Assert.Equal(0, EmbeddingCircle.Of(embedding, 13, 4).Roundness);
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingCircle.Of(new double[12], 12, 6));
    }

    private static double[] Embed(int n, Func<int, double[]> row) => [.. Enumerable.Range(0, n).SelectMany(row)];
}
