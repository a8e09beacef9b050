using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Dense and sparse elimination and determinants beside the C library FLINT, where it is installed (Debian: libflint17).</summary>
public class FlintDifferentialTests
{
    private const int Matrices = 12_000;

    private static readonly ulong[] primes32 = [2, 3, 101, 65_521, 16_777_213, 1_073_741_827, 2_147_483_647];
    private static readonly ulong[] primes64 = [3, 1_000_003, 4_294_967_311, 4_611_686_018_427_387_847, 9_223_372_036_854_775_783];

    [Fact]
    public void ReducedFormsAndDeterminantsAreThoseOfFlint()
    {
        using var flint = FlintMatrix.Load();
        Assert.SkipUnless(flint is not null, "FLINT 2.9 (libflint.so.17) is not installed");
        int different = 0, square = 0;
        for (int i = 0; i < Matrices; i++)
        {
            bool isWide = i % 3 == 2;
            ulong prime = isWide ? primes64[i / 3 % primes64.Length] : primes32[i % primes32.Length];
            var stream = new RandomStream("flint", prime, (ulong)i);
            // Mostly small; now and then beyond the kernels' blocks and tiles.
            int largest = i % 100 == 99 ? 90 : 20;
            int rows = stream.NextBelow(largest), columns = stream.NextBelow(4) == 0 ? rows : stream.NextBelow(largest), rank = stream.NextBelow(largest);
            double density = 0.05 + (0.95 * stream.NextDouble());
            if (rows == columns) square++;
            bool same = isWide
                ? IsSame<PrimeField64, ulong>(new PrimeField64(prime), flint!, stream, rows, columns, rank, density)
                : IsSame<PrimeField32, uint>(new PrimeField32(prime), flint!, stream, rows, columns, rank, density);
            if (!same) different++;
        }
        Assert.Equal(0, different);
        Assert.True(square > Matrices / 8);
    }

    private static bool IsSame<TField, TElement>(TField field, FlintMatrix flint, RandomStream stream, int rows, int columns, int rank, double density)
        where TField : struct, IPrimeField<TElement>
    {
        // A product of two factors has any rank.
        var algebra = new LinearAlgebra<TField, TElement>(field);
        Matrix<TElement> matrix = algebra.Multiply(
            SparseEliminationTests.Random<TField, TElement>(field, stream, rows, rank, density).ToDense(),
            SparseEliminationTests.Random<TField, TElement>(field, stream, rank, columns, density).ToDense());
        ulong[] entries = [.. matrix.Entries.Select(field.ToResidue)];
        bool same = rows != columns || field.ToResidue(algebra.Determinant(matrix)) == flint.Det(field.Characteristic, rows, entries);
        int expectedRank = flint.Rref(field.Characteristic, rows, columns, entries);
        RowReduction<TElement> dense = algebra.RowReduce(matrix);
        same &= dense.Rank == expectedRank && dense.Reduced.Entries.Select(field.ToResidue).SequenceEqual(entries);
        SparseReduction<TElement> sparse = new SparseElimination<TField, TElement>(field).RowReduce(SparseMatrix<TElement>.FromDense(matrix, field.IsZero), columns);
        return same && sparse.Rank == expectedRank && sparse.Reduced.ToDense().Entries.Select(field.ToResidue).SequenceEqual(entries.Take(expectedRank * columns));
    }
}
