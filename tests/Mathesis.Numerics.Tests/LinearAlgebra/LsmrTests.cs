using CsCheck;

namespace Mathesis.Numerics.Tests;

public class LsmrTests
{
    private static readonly Gen<double> Entry = Gen.Double[-1, 1];

    private static readonly Gen<(int Rows, int Columns, double[] A, double[] B)> Problem =
        Gen.Select(Gen.Int[1, 14], Gen.Int[1, 14]).SelectMany((rows, columns) =>
            Gen.Select(Entry.Array[rows * columns], Entry.Array[rows], (a, b) => (rows, columns, a, b)));

    [Fact]
    public void DampedSolutionsAreThoseOfTheNormalEquations() => Problem.Sample(problem =>
    {
        (int rows, int columns, double[] a, double[] b) = problem;
        Lsmr solved = Solve(problem, damp: 0.5);
        Assert.True(solved.Converged);
        double[] gram = new double[columns * columns], right = new double[columns];
        for (int i = 0; i < columns; i++)
        {
            gram[(i * columns) + i] = 0.25;
            for (int r = 0; r < rows; r++)
            {
                right[i] += a[(r * columns) + i] * b[r];
                for (int j = 0; j < columns; j++) gram[(i * columns) + j] += a[(r * columns) + i] * a[(r * columns) + j];
            }
        }
        Cholesky.Factor(gram, columns)!.Solve(right, 1);
        for (int i = 0; i < columns; i++) Assert.Equal(right[i], solved.Solution[i], 1e-9);
    });

    [Fact]
    public void OfManySolutionsItGivesTheShortest()
    {
        // x + y = 2 twice, and nothing of z.
        Lsmr solved = Solve((2, 3, [1, 1, 0, 1, 1, 0], [2, 2]), damp: 0);
        Assert.Equal([1, 1, 0], solved.Solution.Select(entry => Math.Round(entry, 12)));
    }

    [Fact]
    public void TheResidualIsOrthogonalToTheColumns()
    {
        Lsmr solved = Solve((3, 2, [1, 0, 0, 1, 1, 1], [1, 2, 6]), damp: 0);
        Assert.Equal(2, solved.Solution[0], 1e-12);
        Assert.Equal(3, solved.Solution[1], 1e-12);
        Assert.InRange(solved.Iterations, 1, 3);
        Assert.InRange(solved.NormalResidual, 0, 1e-10);
    }

    [Fact]
    public void AZeroRightSideHasTheZeroSolution()
    {
        Lsmr solved = Solve((2, 2, [1, 2, 3, 4], [0, 0]), damp: 0);
        Assert.True(solved.Converged);
        Assert.Equal([0, 0], solved.Solution);
    }

    [Fact]
    public void AZeroMatrixHasTheZeroSolution() => Assert.Equal([0, 0], Solve((2, 2, [0, 0, 0, 0], [1, 2]), damp: 0).Solution);

    [Fact]
    public void ItStopsAtTheMaximumAndSaysSo()
    {
        const int n = 30;
        double[] diagonal = [.. Enumerable.Range(1, n).Select(i => Math.Pow(2, i))];
        double[] b = [.. Enumerable.Repeat(1.0, n)];
        void Multiply(ReadOnlySpan<double> x, double a, double c, Span<double> y)
        {
            for (int i = 0; i < n; i++) y[i] = (a * diagonal[i] * x[i]) + (c * y[i]);
        }
        Lsmr solved = Lsmr.Solve(Multiply, Multiply, b, n, maximumIterations: 3);
        Assert.False(solved.Converged);
        Assert.Equal(3, solved.Iterations);
    }

    private static Lsmr Solve((int Rows, int Columns, double[] A, double[] B) problem, double damp)
    {
        (int rows, int columns, double[] a, double[] b) = problem;
        return Lsmr.Solve(
            (x, scale, keep, y) =>
            {
                for (int r = 0; r < rows; r++)
                {
                    y[r] *= keep;
                    for (int i = 0; i < columns; i++) y[r] += scale * a[(r * columns) + i] * x[i];
                }
            },
            (y, scale, keep, x) =>
            {
                for (int i = 0; i < columns; i++) x[i] *= keep;
                for (int r = 0; r < rows; r++)
                    for (int i = 0; i < columns; i++) x[i] += scale * a[(r * columns) + i] * y[r];
            },
            b, columns, damp);
    }
}
