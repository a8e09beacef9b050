namespace Mathesis.Numerics.Tests;

public sealed class MatrixStorageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 16)]
    [InlineData(5, 128)]
    [InlineData(4, 512)]
    public unsafe void Rows_begin_on_cache_lines_an_odd_number_of_lines_apart(int rows, int columns)
    {
        using var matrix = new AlignedMatrix(rows, columns);
        Assert.True(matrix.Stride >= columns);
        Assert.Equal(1, matrix.Stride / 16 % 2);
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(0u, (nuint)matrix.RowPointer(row) % 64);
            Assert.Equal(columns, matrix.Row(row).Length);
            Assert.All(matrix.Row(row).ToArray(), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Parts_and_transposes_of_views_see_the_same_elements()
    {
        float[] values = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        var view = new MatrixView<float>(values, 4, 5, 5);
        MatrixView<float> part = view.RowRange(1, 2).ColumnRange(2, 3).Transposed;
        Assert.Equal((3, 2), (part.Rows, part.Columns));
        Assert.Equal(values[2 * 5 + 3], part.Values[1 * part.RowStride + 1 * part.ColumnStride]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView<float>(values, 4, 5, 5).RowRange(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView<float>(values, 4, 5, 5).ColumnRange(3, 3));
    }
}
