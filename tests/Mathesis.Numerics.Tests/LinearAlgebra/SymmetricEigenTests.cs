using CsCheck;

namespace Mathesis.Numerics.Tests;

public class SymmetricEigenTests
{
    [Fact]
    public void Vectors_are_orthonormal_and_give_the_matrix_back() =>
        Gen.Int[1, 12].SelectMany(n => Gen.Double[-3, 3].Array[n * n].Select(values => (n, values))).Sample(
            sample =>
            {
                (int n, double[] values) = sample;
                var matrix = new double[n * n];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++) matrix[i * n + j] = values[i * n + j] + values[j * n + i];
                var eigen = SymmetricEigen.Decompose(matrix, n);
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        double sum = 0, dot = 0;
                        for (int k = 0; k < n; k++)
                        {
                            sum += eigen.Values[k] * eigen.Vector(k)[i] * eigen.Vector(k)[j];
                            dot += eigen.Vector(i)[k] * eigen.Vector(j)[k];
                        }
                        Assert.Equal(matrix[i * n + j], sum, 1e-11);
                        Assert.Equal(i == j ? 1 : 0, dot, 1e-12);
                    }
                    if (i > 0) Assert.True(eigen.Values[i] <= eigen.Values[i - 1]);
                }
            },
            iter: 200);

    [Fact]
    public void Equal_and_zero_eigenvalues_are_no_trouble()
    {
        // All ones: n and zeros.
        double[] ones = [.. Enumerable.Repeat(1.0, 36)];
        Assert.Equal([6, 0, 0, 0, 0, 0], [.. SymmetricEigen.Decompose(ones, 6).Values.ToArray().Select(value => Math.Round(value, 12))]);
        double[] identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        Assert.Equal([1, 1, 1], SymmetricEigen.Decompose(identity, 3).Values.ToArray());
        Assert.Equal([0, 0], SymmetricEigen.Decompose([0, 0, 0, 0], 2).Values.ToArray());
    }

    [Fact]
    public void The_second_difference_has_its_known_eigenvalues()
    {
        const int n = 60;
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[i * n + i] = 2;
            if (i > 0) matrix[i * n + i - 1] = matrix[(i - 1) * n + i] = -1;
        }
        var eigen = SymmetricEigen.Decompose(matrix, n);
        for (int k = 1; k <= n; k++) Assert.Equal(2 - 2 * Math.Cos(Math.PI * (n + 1 - k) / (n + 1)), eigen.Values[k - 1], 1e-12);
    }
}
