using System.Numerics;
using CsCheck;

namespace Mathesis.Numerics.Tests;

public sealed class MatrixProductTests
{
    /// <summary>A product: extents, whether A and B lie transposed, gaps between their rows and C's, and whether to accumulate.</summary>
    private sealed record Case(int M, int N, int K, bool TransposeA, bool TransposeB, int Gap, bool Accumulate, uint Seed);

    private static readonly Gen<Case> cases = CasesUpTo(300);

    private static Gen<Case> CasesUpTo(int depth) =>
        from extents in Gen.Select(Gen.Int[0, 70], Gen.Int[0, 70], Gen.Int[0, depth])
        from layout in Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 9], Gen.Bool)
        from seed in Gen.UInt
        select new Case(extents.Item1, extents.Item2, extents.Item3, layout.Item1, layout.Item2, layout.Item3, layout.Item4, seed);

    [Fact]
    public void Single_precision_agrees_with_the_definition() => cases.Sample(Agrees<float>, iter: 300);

    [Fact]
    public void Double_precision_agrees_with_the_definition() => cases.Sample(Agrees<double>, iter: 300);

    [Fact]
    public void Half_precision_agrees_with_the_definition() =>
        CasesUpTo(19).Sample(Agrees<Half>, iter: 30);

    [Theory]
    [InlineData(50, 128, 64)]
    [InlineData(64, 256, 300)]
    [InlineData(160, 33, 256)]
    public void Strides_that_collide_in_the_cache_agree_with_the_definition(int m, int n, int k)
    {
        foreach ((bool a, bool b) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
        {
            // A leading dimension of 1024 elements makes the kernel copy blocks.
            Agrees<float>(new Case(m, n, k, a, b, 1024 - Math.Max(n, k), false, 7));
            Agrees<double>(new Case(m, n, k, a, b, 1024 - Math.Max(n, k), true, 8));
        }
    }

    [Fact]
    public void A_part_of_a_product_has_the_bits_of_the_whole()
    {
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 90], Gen.Int[1, 300], Gen.UInt).Sample((m, n, k, seed) =>
        {
            float[] a = Numbers<float>(m * k, seed), b = Numbers<float>(k * n, seed + 1);
            float[] whole = new float[m * n];
            MatrixProduct.Multiply<float>(m, n, k, a, k, 1, b, n, 1, whole, n);
            int row = (int)(seed % (uint)m), column = (int)(seed / 7 % (uint)n);
            float[] part = new float[(m - row) * (n - column)];
            MatrixProduct.Multiply<float>(m - row, n - column, k, a.AsSpan(row * k), k, 1, b.AsSpan(column), n, 1, part, n - column);
            for (int i = row; i < m; i++)
            {
                for (int j = column; j < n; j++) Assert.Equal(whole[i * n + j], part[(i - row) * (n - column) + j - column]);
            }
        }, iter: 100);
    }

    [Fact]
    public void Views_multiply_like_their_strides()
    {
        float[] a = Numbers<float>(7 * 5, 1), b = Numbers<float>(7 * 6, 2), expected = new float[5 * 4], actual = new float[5 * 4];
        MatrixProduct.Multiply<float>(5, 4, 7, a, 1, 5, b.AsSpan(1), 6, 1, expected, 4);
        MatrixProduct.Multiply(
            new MatrixView<float>(a, 7, 5, 5).Transposed, new MatrixView<float>(b, 7, 6, 6).ColumnRange(1, 4), new MatrixView<float>(actual, 5, 4, 4));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Views_that_do_not_fit_are_refused()
    {
        float[] values = new float[12];
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<float>(3, 3, 5, values, 5, 1, values, 3, 1, new float[9], 3));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<float>(3, 3, 4, values, 4, 1, values, 3, 1, new float[8], 3));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<float>(2, 3, 4, values, 4, 1, values, 3, 1, new float[9], 2));
        Assert.Throws<ArgumentException>(() =>
            MatrixProduct.Multiply(new MatrixView<float>(values, 3, 4, 4), new MatrixView<float>(values, 3, 4, 4), new MatrixView<float>(values, 3, 4, 4)));
    }

    [Fact]
    public void Half_precision_products_below_the_normal_range_round_to_the_nearest() =>
        Agrees<Half>(new Case(M: 6, N: 33, K: 1, TransposeA: false, TransposeB: true, Gap: 2, Accumulate: false, Seed: 37));

    private static void Agrees<T>(Case c) where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int aRow, int aColumn, int aLength) = Strides(c.M, c.K, c.TransposeA, c.Gap);
        (int bRow, int bColumn, int bLength) = Strides(c.K, c.N, c.TransposeB, c.Gap);
        int cRow = c.N + c.Gap;
        T[] a = Numbers<T>(aLength, c.Seed), b = Numbers<T>(bLength, c.Seed + 1), product = Numbers<T>(Math.Max(0, (c.M - 1) * cRow + c.N), c.Seed + 2);
        T[] before = [.. product];
        MatrixProduct.Multiply<T>(c.M, c.N, c.K, a, aRow, aColumn, b, bRow, bColumn, product, cRow, c.Accumulate);

        double unit = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        // Below the normal range a rounding costs up to half the smallest number, which half precision reaches.
        double least = double.CreateChecked(T.Epsilon) / 2;
        for (int i = 0; i < c.M; i++)
        {
            for (int j = 0; j < c.N; j++)
            {
                double sum = c.Accumulate ? double.CreateChecked(before[i * cRow + j]) : 0, size = Math.Abs(sum);
                for (int l = 0; l < c.K; l++)
                {
                    double term = double.CreateChecked(a[i * aRow + l * aColumn]) * double.CreateChecked(b[l * bRow + j * bColumn]);
                    sum += term;
                    size += Math.Abs(term);
                }
                double error = Math.Abs(double.CreateChecked(product[i * cRow + j]) - sum);
                Assert.True(error <= (c.K + 2) * (unit * size + least), $"{c}: ({i}, {j}) is off by {error}");
            }
            // What lies between the rows of C is not touched.
            for (int j = c.N; j < cRow && i * cRow + j < product.Length; j++) Assert.Equal(before[i * cRow + j], product[i * cRow + j]);
        }
    }

    private static (int Row, int Column, int Length) Strides(int rows, int columns, bool transposed, int gap) =>
        transposed
            ? (1, rows + gap, Math.Max(0, (columns - 1) * (rows + gap) + rows))
            : (columns + gap, 1, Math.Max(0, (rows - 1) * (columns + gap) + columns));

    private static T[] Numbers<T>(int length, uint seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var stream = new Mathesis.Core.RandomStream("tests/matrix product", seed);
        var numbers = new T[Math.Max(0, length)];
        foreach (ref T number in numbers.AsSpan()) number = T.CreateTruncating(stream.NextDouble() - 0.5);
        return numbers;
    }
}
