using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class SparseEliminationTests
{
    [Fact]
    public void AgreesWithDenseReductionForAllShapesAndRanks()
    {
        Agree<PrimeField32, uint>(new PrimeField32(2_147_483_647), 300, 1);
        Agree<PrimeField32, uint>(new PrimeField32(2), 300, 2);
        Agree<PrimeField32, uint>(new PrimeField32(7), 300, 3);
        Agree<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 62)), 300, 4);
    }

    [Fact]
    public void ADenseCoreIsReducedAndSubstituted()
    {
        // Random with five entries a row: the sparse part ends early.
        var field = new PrimeField32(2_147_483_647);
        SparseMatrix<uint> matrix = Random<PrimeField32, uint>(field, new RandomStream("core", 1), 420, 400, 5.0 / 400);
        var elimination = new SparseElimination<PrimeField32, uint>(field);
        SparseReduction<uint> reduction = elimination.RowReduce(matrix, 390);
        Assert.True(reduction.DenseCore.Columns > 20);
        RowReduction<uint> dense = new LinearAlgebra<PrimeField32, uint>(field).RowReduce(matrix.ToDense());
        Assert.Equal(dense.Pivots.Where(pivot => pivot < 390), reduction.Pivots);
    }

    [Fact]
    public void ATallMatrixIsReducedBlockByBlock()
    {
        var field = new PrimeField32(101);
        SparseMatrix<uint> matrix = Random<PrimeField32, uint>(field, new RandomStream("tall", 1), 1000, 40, 0.5);
        SparseReduction<uint> reduction = new SparseElimination<PrimeField32, uint>(field).RowReduce(matrix, 40);
        Assert.Equal(40, reduction.Rank);
        Assert.Equal(40, new SparseElimination<PrimeField32, uint>(field).Rank(matrix.SelectRows(reduction.IndependentRows)));
    }

    [Fact]
    public void APlanGivesTheSameReduction()
    {
        var field = new PrimeField32(2_147_483_647);
        SparseMatrix<uint> matrix = Random<PrimeField32, uint>(field, new RandomStream("plan", 1), 100, 120, 0.03);
        var elimination = new SparseElimination<PrimeField32, uint>(field);
        SparseReduction<uint> first = elimination.Reduce(matrix, 110), second = elimination.Reduce(matrix, 110, first.Plan);
        Assert.Equal(first.Pivots, second.Pivots);
        Assert.True(first.Reduced.ToDense().HasEntriesOf(second.Reduced.ToDense()));
    }

    [Fact]
    public void APlanThatDoesNotFitIsLeft()
    {
        var field = new PrimeField32(101);
        SparseMatrix<uint> matrix = SparseMatrix<uint>.FromDense(Matrix<uint>.FromRows([0, 1, 2], [3, 0, 4]), entry => entry == 0);
        SparseReduction<uint> reduction = new SparseElimination<PrimeField32, uint>(field).Reduce(matrix, 3, new EliminationPlan([0, 1], [0, 1]));
        Assert.Equal(2, reduction.Rank);
    }

    /// <summary>A random matrix whose last rows are often combinations of others.</summary>
    internal static SparseMatrix<TElement> Random<TField, TElement>(TField field, RandomStream stream, int rows, int columns, double density)
        where TField : struct, IFiniteField<TElement>
    {
        var builder = new SparseMatrixBuilder<TElement>(columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (stream.NextDouble() >= density) continue;
                TElement value = field.Random(stream);
                if (!field.IsZero(value)) builder.Add(column, value);
            }
            builder.EndRow();
        }
        return builder.Build();
    }

    private static void Agree<TField, TElement>(TField field, int count, ulong seed)
        where TField : struct, IPrimeField<TElement>
    {
        var algebra = new LinearAlgebra<TField, TElement>(field);
        for (int i = 0; i < count; i++)
        {
            var stream = new RandomStream("sparse", seed, (ulong)i);
            int rows = stream.NextBelow(14), columns = stream.NextBelow(14), rank = stream.NextBelow(14);
            double density = 0.1 + (0.9 * stream.NextDouble());
            // A product of two matrices has any rank.
            Matrix<TElement> dense = algebra.Multiply(
                Dense(field, Random<TField, TElement>(field, stream, rows, rank, density)), Dense(field, Random<TField, TElement>(field, stream, rank, columns, density)));
            int pivotColumns = stream.NextBelow(columns + 1);
            SparseMatrix<TElement> matrix = SparseMatrix<TElement>.FromDense(dense, field.IsZero);
            Check(field, algebra, matrix, pivotColumns);
        }
    }

    private static void Check<TField, TElement>(TField field, LinearAlgebra<TField, TElement> algebra, SparseMatrix<TElement> matrix, int pivotColumns)
        where TField : struct, IPrimeField<TElement>
    {
        SparseReduction<TElement> reduction = new SparseElimination<TField, TElement>(field).RowReduce(matrix, pivotColumns);
        RowReduction<TElement> expected = algebra.RowReduce(Dense(field, matrix));
        int rank = expected.Pivots.Count(pivot => pivot < pivotColumns);
        Assert.True(reduction.IsEchelon);
        Assert.Equal(expected.Pivots[..rank], reduction.Pivots);
        Assert.Equal(expected.Rank > rank, reduction.ContradictingRow >= 0);
        // The pivot columns' part is the echelon form of A; with B it is right when the rows span the same space.
        Matrix<TElement> reduced = Dense(field, reduction.Reduced);
        for (int row = 0; row < rank; row++)
            for (int column = 0; column < pivotColumns; column++) Assert.True(field.AreEqual(expected.Reduced[row, column], reduced[row, column]));
        if (expected.Rank == rank)
            for (int row = 0; row < rank; row++)
                for (int column = pivotColumns; column < matrix.Columns; column++) Assert.True(field.AreEqual(expected.Reduced[row, column], reduced[row, column]));
        int[] independent = reduction.IndependentRows;
        Assert.Equal(rank, independent.Length);
        Matrix<TElement> chosen = algebra.Zero(rank, pivotColumns);
        for (int i = 0; i < rank; i++) Dense(field, matrix).Row(independent[i])[..pivotColumns].CopyTo(chosen.Row(i));
        Assert.Equal(rank, algebra.Rank(chosen));
    }

    private static Matrix<TElement> Dense<TField, TElement>(TField field, SparseMatrix<TElement> matrix)
        where TField : struct, IField<TElement>
    {
        var dense = new Matrix<TElement>(matrix.Rows, matrix.Columns);
        dense.Entries.AsSpan().Fill(field.Zero);
        for (int row = 0; row < matrix.Rows; row++)
            for (int i = 0; i < matrix.RowColumns(row).Length; i++) dense[row, matrix.RowColumns(row)[i]] = matrix.RowValues(row)[i];
        return dense;
    }
}
