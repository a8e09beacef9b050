using CsCheck;

namespace Mathesis.Numerics.Tests;

public class CholeskyTests
{
    private static readonly Gen<double> Entry = Gen.Double[-1, 1];

    [Fact]
    public void SolutionsSatisfyTheirEquations() => Gen.Select(Gen.Int[1, 12], Gen.Int[1, 4]).SelectMany((n, columns) =>
        Gen.Select(Entry.Array[n * n], Entry.Array[n * columns], (a, b) => (n, columns, a, b))).Sample(test =>
    {
        (int n, int columns, double[] a, double[] b) = test;
        // A A^T + I is symmetric positive definite.
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[i * n + j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) matrix[i * n + j] += a[i * n + k] * a[j * n + k];
            }
        }
        double[] x = [.. b];
        Cholesky.Factor(matrix, n)!.Solve(x, columns);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++) sum += matrix[i * n + k] * x[k * columns + j];
                Assert.Equal(b[i * columns + j], sum, 1e-11);
            }
        }
    });

    [Fact]
    public void AnIndefiniteMatrixHasNoFactor() => Assert.Null(Cholesky.Factor([1, 2, 2, 1], 2));
}
