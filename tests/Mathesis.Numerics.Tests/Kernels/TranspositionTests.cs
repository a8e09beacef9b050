using CsCheck;

namespace Mathesis.Numerics.Tests;

public sealed class TranspositionTests
{
    [Fact]
    public void Every_element_comes_to_its_place_and_gaps_stay()
    {
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 5], Gen.Int[0, 5]).Sample((rows, columns, gap, otherGap) =>
        {
            int row = columns + gap, otherRow = rows + otherGap;
            int[] source = [.. Enumerable.Range(1, rows * row)];
            int[] result = new int[columns * otherRow];
            Transposition.Transpose<int>(rows, columns, source, row, result, otherRow);
            for (int i = 0; i < columns; i++)
            {
                for (int j = 0; j < otherRow; j++) Assert.Equal(j < rows ? source[j * row + i] : 0, result[i * otherRow + j]);
            }
        });
    }

    [Fact]
    public void Matrices_outside_their_spans_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Transposition.Transpose<float>(3, 4, new float[11], 4, new float[12], 3));
        Assert.Throws<ArgumentException>(() => Transposition.Transpose<float>(3, 4, new float[12], 4, new float[11], 3));
        Assert.Throws<ArgumentException>(() => Transposition.Transpose<float>(3, 4, new float[12], 3, new float[12], 3));
    }
}
