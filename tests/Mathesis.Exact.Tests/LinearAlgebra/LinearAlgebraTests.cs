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
