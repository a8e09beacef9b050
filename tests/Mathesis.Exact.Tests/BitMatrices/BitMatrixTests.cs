using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class BitMatrixTests
{
    private static readonly LinearAlgebra<PrimeField32, uint> words = new(new PrimeField32(2));

    [Fact]
    public void PackedMatricesDoAsOrdinaryOnesModuloTwo()
    {
        for (int sample = 0; sample < 60; sample++)
        {
            var stream = new RandomStream("tests/bit-matrices", (ulong)sample);
            int rows = (int)stream.NextBelow(150), columns = (int)stream.NextBelow(150), rank = (int)stream.NextBelow(150), width = (int)stream.NextBelow(90);
            BitMatrix left = BitMatrix.Random(rows, rank, stream), right = BitMatrix.Random(rank, columns, stream);
            BitMatrix a = left * right;
            Matrix<uint> wide = Widen(a);
            Assert.Equal(words.Multiply(Widen(left), Widen(right)).Entries, wide.Entries);
            Assert.Equal(wide.Transpose().Entries, Widen(a.Transpose()).Entries);

            RowReduction<uint> expected = words.RowReduce(wide);
            BitMatrix reduced = a.Clone();
            int[] order = new int[rows];
            Assert.Equal(expected.Pivots, reduced.ReduceInPlace(order));
            Assert.Equal(expected.Reduced.Entries, Widen(reduced).Entries);
            Assert.Equal(expected.Rank, a.Rank());
            var chosen = new BitMatrix(expected.Rank, columns);
            for (int i = 0; i < expected.Rank; i++) a.Row(order[i]).CopyTo(chosen.Row(i));
            Assert.Equal(expected.Rank, chosen.Rank());

            BitMatrix basis = a.Nullspace();
            Assert.Equal(columns - expected.Rank, basis.Rows);
            Assert.Equal(basis.Rows, basis.Rank());
            Assert.True((a * basis.Transpose()).IsZero);
            Assert.True((a + a).IsZero);
            Assert.True((a * BitMatrix.Identity(columns)).HasEntriesOf(a));
        }
    }

    private static Matrix<uint> Widen(BitMatrix a)
    {
        var wide = new Matrix<uint>(a.Rows, a.Columns);
        for (int row = 0; row < a.Rows; row++)
            for (int column = 0; column < a.Columns; column++) wide[row, column] = a[row, column] ? 1u : 0u;
        return wide;
    }
}
