using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public class PrincipalComponentsTests
{
    [Fact]
    public void The_axes_of_an_ellipse_are_found_with_their_variances()
    {
        // Points at mean + 5 cos t u + 2 sin t v, u and v orthonormal: variances 25/2 and 4/2.
        double[] u = [0.6, 0.8, 0], v = [-0.8, 0.6, 0], mean = [1, -2, 7];
        const int count = 90;
        var rows = new double[3 * count];
        for (int i = 0; i < count; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * i / count);
            for (int d = 0; d < 3; d++) rows[3 * i + d] = mean[d] + 5 * cosine * u[d] + 2 * sine * v[d];
        }
        var components = PrincipalComponents.Of(rows, 3);
        Assert.Equal([12.5, 2, 0], [.. components.Variances.ToArray().Select(variance => Math.Round(variance, 9))]);
        Assert.Equal(u, components.Direction(0).ToArray().Select(x => Math.Round(x, 9)));
        Assert.Equal(12.5 / 14.5, components.Explained(1), 1e-12);
        Assert.Equal(2, components.CountFor(0.9));
        double[] coordinates = components.Project(rows, 1);
        for (int i = 0; i < count; i++) Assert.Equal(5 * Math.Cos(2 * Math.PI * i / count), coordinates[i], 1e-9);
    }

    [Fact]
    public void Projections_on_all_components_keep_every_distance()
    {
        var random = new RandomStream("components", 1);
        double[] rows = [.. Enumerable.Range(0, 40 * 7).Select(_ => random.NextGaussian())];
        double[] turned = PrincipalComponents.Of(rows, 7).Project(rows, 7);
        for (int i = 0; i < 40; i++)
            for (int j = 0; j < i; j++)
                Assert.Equal(Distance(rows, i, j), Distance(turned, i, j), 1e-9);
    }

    private static double Distance(double[] rows, int i, int j) => Enumerable.Range(0, 7).Sum(d => Math.Pow(rows[7 * i + d] - rows[7 * j + d], 2));
}
