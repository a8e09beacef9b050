using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class LinearAlgebraTests
{
    [Fact]
    public void OverTwoElements() => LinearAlgebraLaws.Hold<BinaryField, byte>(default, 1, 300, 20);

    [Fact]
    public void OverThreeElements() => LinearAlgebraLaws.Hold<TernaryField, byte>(default, 2, 300, 20);

    [Fact]
    public void OverPrimesOfEverySize()
    {
        LinearAlgebraLaws.Hold<PrimeField8, byte>(new PrimeField8(251), 3, 100, 20);
        LinearAlgebraLaws.Hold<PrimeField16, ushort>(new PrimeField16(65_521), 4, 100, 20);
        LinearAlgebraLaws.Hold<PrimeField32, uint>(new PrimeField32(2_147_483_647), 5, 100, 20);
        LinearAlgebraLaws.Hold<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 63)), 6, 100, 20);
    }

    [Theory]
    [InlineData(2147483647UL)]
    [InlineData(2147483629UL)]
    [InlineData(1073741827UL)]
    [InlineData(33554467UL)]
    [InlineData(33554393UL)]
    [InlineData(16777213UL)]
    [InlineData(65521UL)]
    [InlineData(5UL)]
    [InlineData(2UL)]
    public void LargeMatricesAreDividedIntoBlocks(ulong modulus)
    {
        var field = new PrimeField32(modulus);
        for (int sample = 0; sample < 6; sample++)
        {
            var stream = new RandomStream("tests/large-matrices", modulus, (ulong)sample);
            int rows = 60 + (int)stream.NextBelow(100), columns = 60 + (int)stream.NextBelow(100);
            LinearAlgebraLaws.HoldForElimination(
                new LinearAlgebra<PrimeField32, uint>(field) { Threads = 1 + (sample % 2) },
                RandomMatrix.OfRank<PrimeField32, uint>(field, rows, columns, Math.Min(rows, columns) - (int)stream.NextBelow(40), stream));
        }
    }

    [Theory]
    [InlineData(9223372036854775783UL)]
    [InlineData(4611686018427387847UL)]
    [InlineData(1000003UL)]
    [InlineData(3UL)]
    public void LargeMatricesOfLongWordsAreDividedIntoBlocks(ulong modulus)
    {
        var field = new PrimeField64(modulus);
        for (int sample = 0; sample < 4; sample++)
        {
            var stream = new RandomStream("tests/large-matrices", modulus, (ulong)sample);
            int rows = 60 + (int)stream.NextBelow(80), columns = 60 + (int)stream.NextBelow(80);
            LinearAlgebraLaws.HoldForElimination(
                new LinearAlgebra<PrimeField64, ulong>(field) { Threads = 1 + (sample % 2) },
                RandomMatrix.OfRank<PrimeField64, ulong>(field, rows, columns, Math.Min(rows, columns) - (int)stream.NextBelow(40), stream));
        }
    }

    [Fact]
    public void TheLargestEntriesSurviveLongSums()
    {
        // All entries (p - 1)/2: balanced they are the largest, and every product has the same sign.
        foreach (ulong modulus in new ulong[] { 2147483647, 2147483629, 1073741827, 33554393, 65521 })
        {
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(modulus));
            var a = new Matrix<uint>(7, 5000);
            a.Entries.AsSpan().Fill((uint)(modulus / 2));
            uint expected = (uint)((UInt128)(modulus / 2) * (modulus / 2) * 5000 % modulus);
            Assert.All(algebra.Multiply(a, a.Transpose()).Entries, entry => Assert.Equal(expected, entry));
        }
        ulong large = Primality.Previous(1UL << 63);
        var words = new LinearAlgebra<PrimeField64, ulong>(new PrimeField64(large));
        var b = new Matrix<ulong>(7, 5000);
        b.Entries.AsSpan().Fill(large / 2);
        ulong half = words.Field.ToResidue(large / 2);
        ulong sum = words.Field.FromResidue((ulong)((UInt128)half * half % large * 5000 % large));
        Assert.All(words.Multiply(b, b.Transpose()).Entries, entry => Assert.Equal(sum, entry));
    }

    [Fact]
    public void StrassensProductIsTheClassicalOne()
    {
        var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(2147483647));
        var stream = new RandomStream("tests/strassen", 1);
        Matrix<uint> a = RandomMatrix.Create<PrimeField32, uint>(algebra.Field, 1283, 641, stream);
        Matrix<uint> b = RandomMatrix.Create<PrimeField32, uint>(algebra.Field, 641, 1301, stream);
        Matrix<uint> product = algebra.Multiply(a, b);
        // Freivalds: two matrices that agree on three random columns are equal, but for a chance of p^-3.
        for (int trial = 0; trial < 3; trial++)
        {
            uint[] column = RandomMatrix.Create<PrimeField32, uint>(algebra.Field, 1, b.Columns, stream).Entries;
            Assert.Equal(algebra.Multiply(a, algebra.Multiply(b, column)), algebra.Multiply(product, column));
        }
    }

    [Fact]
    public void OverAnExtension() => LinearAlgebraLaws.Hold<GaloisTableField, ushort>(new GaloisTableField(3, 4), 7, 60, 12);

    [Fact]
    public void TheFreeColumnsAreThoseWithoutPivot()
    {
        var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(7));
        RowReduction<uint> reduction = algebra.RowReduce(Matrix<uint>.FromRows([0, 1, 2, 0], [0, 0, 0, 3]));
        Assert.Equal([1, 3], reduction.Pivots);
        Assert.Equal([0, 2], reduction.FreeColumns());
    }

    [Fact]
    public void AnImpossibleSystemHasNoSolution()
    {
        var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(7));
        Assert.Null(algebra.Solve(Matrix<uint>.FromRows([1, 2], [2, 4]), Matrix<uint>.FromRows([1], [3])));
        Assert.Null(algebra.Invert(Matrix<uint>.FromRows([1, 2], [2, 4])));
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(7));
        Matrix<uint> a = algebra.Zero(2, 3);
        Assert.Throws<ArgumentException>(() => algebra.Multiply(a, a));
        Assert.Throws<ArgumentException>(() => algebra.Determinant(a));
        Assert.Throws<ArgumentException>(() => algebra.Add(a, algebra.Zero(3, 2)));
        Assert.Throws<ArgumentException>(() => algebra.Solve(a, algebra.Zero(3, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix<uint>(1_000_000_000, 1_000_000_000));
    }
}
