using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

/// <summary>Grids built by hand from waves, and slow projections to compare with.</summary>
internal static class SyntheticGrid
{
    public static double Angle(int k, int x, int n) => 2 * Math.PI * k * x / n;

    public static PairGrid Of(int n, int columns, Func<int, int, int, double> value)
    {
        var grid = new PairGrid(n, columns);
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                for (int c = 0; c < columns; c++) grid[a, b, c] = value(a, b, c);
            }
        }
        return grid;
    }

    public static PairGrid Noise(int n, int columns, ulong seed, double scale = 1)
    {
        var stream = new RandomStream("circuits/tests/noise", seed);
        return Of(n, columns, (_, _, _) => scale * stream.NextGaussian());
    }

    /// <summary>Logits sum of alpha_k cos w_k (a + b - c).</summary>
    public static PairGrid Rotations(int n, params (int Frequency, double Alpha)[] terms) =>
        Of(n, n, (a, b, c) => terms.Sum(term => term.Alpha * Math.Cos(Angle(term.Frequency, a + b - c, n))));

    /// <summary>Addition modulo n, every third pair for training.</summary>
    public static GridTask Addition(int n)
    {
        int[] pairs = [.. Enumerable.Range(0, n * n)];
        return new GridTask(n, Array.ConvertAll(pairs, q => (q / n + q % n) % n), [.. pairs.Where(q => q % 3 == 1)], [.. pairs.Where(q => q % 3 != 1)]);
    }

    /// <summary>The projection of a grid on functions of (a, b), orthonormalised here one after the other.</summary>
    public static PairGrid Project(PairGrid grid, params Func<int, int, double>[] functions)
    {
        int n = grid.Size;
        var span = new List<double[]>();
        foreach (Func<int, int, double> function in functions)
        {
            double[] vector = [.. Enumerable.Range(0, n * n).Select(q => function(q / n, q % n))];
            foreach (double[] earlier in span)
            {
                double product = vector.Zip(earlier, (x, y) => x * y).Sum();
                vector = [.. vector.Zip(earlier, (x, y) => x - product * y)];
            }
            double norm = Math.Sqrt(vector.Sum(x => x * x));
            if (norm > 1e-6) span.Add(Array.ConvertAll(vector, x => x / norm));
        }
        var projected = new PairGrid(n, grid.Columns);
        foreach (double[] unit in span)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                double product = 0;
                for (int q = 0; q < n * n; q++) product += unit[q] * grid.Row(q)[column];
                for (int q = 0; q < n * n; q++) projected.Row(q)[column] += product * unit[q];
            }
        }
        return projected;
    }

    public static void AssertClose(PairGrid expected, PairGrid actual, double tolerance = 1e-9)
    {
        Assert.Equal((expected.Size, expected.Columns), (actual.Size, actual.Columns));
        for (int i = 0; i < expected.Values.Length; i++) Assert.Equal(expected.Values[i], actual.Values[i], tolerance);
    }

    public static double SumOfSquares(PairGrid grid)
    {
        double sum = 0;
        foreach (double value in grid.Values) sum += value * value;
        return sum;
    }
}
