using System.Numerics;
using CsCheck;

namespace Mathesis.Numerics.Tests;

public class FourierBasisTests
{
    public static TheoryData<int> Sizes { get; } = [1, 2, 3, 4, 5, 12, 53, 112, 113];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_rows_are_orthonormal(int size)
    {
        var basis = new FourierBasis(size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                Assert.Equal(i == j ? 1 : 0, Dot(basis.Row(i), basis.Row(j)), 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_rows_are_a_constant_and_the_cosines_and_sines_of_each_frequency(int size)
    {
        var basis = new FourierBasis(size);
        Assert.Equal(size / 2, basis.Frequencies);
        Assert.All(basis.Row(0).ToArray(), value => Assert.Equal(1 / Math.Sqrt(size), value, 1e-15));
        var covered = new List<int> { 0 };
        for (int k = 1; k <= basis.Frequencies; k++)
        {
            int[] rows = basis.RowsOf(k);
            covered.AddRange(rows);
            Assert.Equal(2 * k == size ? 1 : 2, rows.Length);
            Assert.Equal(basis.CosineRow(k), rows[0]);
            Assert.All(rows, row => Assert.Equal(k, FourierBasis.FrequencyOf(row)));
            for (int part = 0; part < rows.Length; part++)
            {
                double norm = Math.Sqrt(2 * k == size ? size : size / 2.0);
                for (int j = 0; j < size; j++)
                {
                    double angle = 2 * Math.PI * k * j / size;
                    Assert.Equal((part == 0 ? Math.Cos(angle) : Math.Sin(angle)) / norm, basis.Row(rows[part])[j], 1e-12);
                }
            }
        }
        Assert.Equal(Enumerable.Range(0, size), covered);
    }

    [Fact]
    public void Coefficients_are_those_of_the_complex_transform() => Vectors.Sample((size, values) =>
    {
        var basis = new FourierBasis(size);
        double[] coefficients = basis.Transform(values);
        for (int k = 1; k <= basis.Frequencies; k++)
        {
            Complex sum = Complex.Zero;
            for (int j = 0; j < size; j++) sum += values[j] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * j / size);
            int[] rows = basis.RowsOf(k);
            if (rows.Length == 1)
            {
                Assert.Equal(sum.Real / Math.Sqrt(size), coefficients[rows[0]], 1e-9);
            }
            else
            {
                Assert.Equal(sum.Real * Math.Sqrt(2.0 / size), coefficients[rows[0]], 1e-9);
                Assert.Equal(-sum.Imaginary * Math.Sqrt(2.0 / size), coefficients[rows[1]], 1e-9);
            }
        }
        Assert.Equal(values.Sum() / Math.Sqrt(size), coefficients[0], 1e-9);
    }, iter: 100);

    [Fact]
    public void Transforms_keep_the_norm_and_are_undone_by_their_inverses() => Vectors.Sample((size, values) =>
    {
        var basis = new FourierBasis(size);
        double[] coefficients = basis.Transform(values);
        Assert.Equal(values.Sum(v => v * v), coefficients.Sum(v => v * v), 1e-8);
        AssertClose(values, basis.Invert(coefficients));
        AssertClose(values, basis.InvertRows(basis.TransformRows(values)));
        AssertClose(coefficients, basis.TransformRows(values));
    }, iter: 100);

    [Fact]
    public void A_shift_turns_the_coefficients_of_each_frequency_by_its_angle() =>
        Gen.Select(Vectors, Gen.Int[0, 1000]).Sample((vector, pick) =>
        {
            (int size, double[] values) = vector;
            int shift = pick % size;
            var basis = new FourierBasis(size);
            double[] before = basis.Transform(values);
            double[] after = basis.Transform([.. Enumerable.Range(0, size).Select(j => values[(j - shift + size) % size])]);
            for (int k = 1; k <= basis.Frequencies; k++)
            {
                int[] rows = basis.RowsOf(k);
                double cos = Math.Cos(2 * Math.PI * k * shift / size), sin = Math.Sin(2 * Math.PI * k * shift / size);
                double x = before[rows[0]], y = rows.Length == 2 ? before[rows[1]] : 0;
                Assert.Equal(cos * x - sin * y, after[rows[0]], 1e-9);
                if (rows.Length == 2) Assert.Equal(sin * x + cos * y, after[rows[1]], 1e-9);
            }
        }, iter: 100);

    [Fact]
    public void Columns_and_rows_are_transformed_one_by_one()
    {
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 5]).SelectMany((size, columns) => Gen.Double[-5, 5].Array[size * columns].Select(values => (size, columns, values)))
            .Sample((size, columns, values) =>
            {
                var basis = new FourierBasis(size);
                double[] together = basis.Transform(values, columns);
                double[] transposed = basis.TransformRows(Transpose(values, size, columns));
                for (int column = 0; column < columns; column++)
                {
                    double[] alone = basis.Transform([.. Enumerable.Range(0, size).Select(j => values[j * columns + column])]);
                    for (int row = 0; row < size; row++)
                    {
                        Assert.Equal(alone[row], together[row * columns + column], 1e-12);
                        Assert.Equal(alone[row], transposed[column * size + row], 1e-12);
                    }
                }
                AssertClose(values, basis.Invert(together, columns));
            }, iter: 100);
    }

    [Fact]
    public void Grids_are_transformed_along_both_axes()
    {
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 3]).SelectMany((size, columns) => Gen.Double[-5, 5].Array[size * size * columns].Select(values => (size, columns, values)))
            .Sample((size, columns, values) =>
            {
                var basis = new FourierBasis(size);
                double[] coefficients = basis.TransformGrid(values, columns);
                for (int i = 0; i < size; i++)
                {
                    for (int j = 0; j < size; j++)
                    {
                        for (int column = 0; column < columns; column++)
                        {
                            double sum = 0;
                            for (int a = 0; a < size; a++)
                            {
                                for (int b = 0; b < size; b++) sum += basis.Row(i)[a] * basis.Row(j)[b] * values[(a * size + b) * columns + column];
                            }
                            Assert.Equal(sum, coefficients[(i * size + j) * columns + column], 1e-10);
                        }
                    }
                }
                AssertClose(values, basis.InvertGrid(coefficients, columns));
            }, iter: 100);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourierBasis(0));
        var basis = new FourierBasis(5);
        Assert.Throws<ArgumentException>(() => basis.Transform(new double[4]));
        Assert.Throws<ArgumentException>(() => basis.TransformGrid(new double[24]));
        Assert.Throws<ArgumentOutOfRangeException>(() => basis.RowsOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => basis.CosineRow(3));
    }

    private static Gen<(int, double[])> Vectors =>
        Gen.Int[1, 40].SelectMany(size => Gen.Double[-10, 10].Array[size].Select(values => (size, values)));

    private static double[] Transpose(double[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * columns + i / rows])];

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9);
    }
}
