using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class WiedemannTests
{
    [Fact]
    public void AnswersAreThoseOfElimination()
    {
        Agree<PrimeField32, uint>(new PrimeField32(2_147_483_647), 200, 1);
        Agree<PrimeField64, ulong>(new PrimeField64(Primality.Previous(1UL << 62)), 100, 2);
    }

    [Fact]
    public void SmallFieldsNeverGiveAWrongAnswer()
    {
        // Here trials often fail; what is returned is right all the same, and a rank is a lower bound.
        var field = new PrimeField32(101);
        var algebra = new LinearAlgebra<PrimeField32, uint>(field);
        int solved = 0;
        for (int i = 0; i < 60; i++)
        {
            var stream = new RandomStream("wiedemann-small", 1, (ulong)i);
            SparseMatrix<uint> a = SparseEliminationTests.Random<PrimeField32, uint>(field, stream, 1 + stream.NextBelow(20), 1 + stream.NextBelow(20), 0.2);
            var method = new Wiedemann<PrimeField32, uint>(field, stream);
            Assert.InRange(method.Rank(a), 0, algebra.Rank(a.ToDense()));
            uint[] b = algebra.Multiply(a.ToDense(), [.. Enumerable.Range(0, a.Columns).Select(_ => field.Random(stream))]);
            try
            {
                SparseAnswer<uint> answer = method.Solve(a, b);
                Assert.Equal(b, algebra.Multiply(a.ToDense(), answer.Solution!));
                solved++;
            }
            catch (ArithmeticException)
            {
                // It said so.
            }
        }
        Assert.True(solved > 30, $"{solved} of 60");
    }

    [Fact]
    public void MinimalPolynomialsAreThoseOfDenseAlgebra()
    {
        var field = new PrimeField32(2_147_483_647);
        var algebra = new LinearAlgebra<PrimeField32, uint>(field);
        for (int i = 0; i < 40; i++)
        {
            var stream = new RandomStream("wiedemann-polynomial", 1, (ulong)i);
            int n = 1 + stream.NextBelow(20);
            SparseMatrix<uint> a = SparseEliminationTests.Random<PrimeField32, uint>(field, stream, n, n, 0.15);
            Assert.Equal(algebra.MinimalPolynomial(a.ToDense()), new Wiedemann<PrimeField32, uint>(field, stream).MinimalPolynomial(a));
        }
    }

    [Fact]
    public void ThreadsChangeNothing()
    {
        var field = new PrimeField32(2_147_483_647);
        SparseMatrix<uint> a = SparseEliminationTests.Random<PrimeField32, uint>(field, new RandomStream("wiedemann-threads", 1), 300, 300, 0.6);
        uint[] b = [.. Enumerable.Range(1, 300).Select(i => (uint)i)];
        SparseAnswer<uint> one = new Wiedemann<PrimeField32, uint>(field, new RandomStream("w", 1)).Solve(a, b);
        SparseAnswer<uint> three = new Wiedemann<PrimeField32, uint>(field, new RandomStream("w", 1), threads: 3).Solve(a, b);
        Assert.Equal(one.Solution!, three.Solution!);
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        var field = new PrimeField32(2_147_483_647);
        SparseMatrix<uint> wide = SparseEliminationTests.Random<PrimeField32, uint>(field, new RandomStream("wiedemann-shapes", 1), 3, 4, 1);
        var method = new Wiedemann<PrimeField32, uint>(field, new RandomStream("w", 1));
        Assert.Throws<ArgumentException>(() => method.MinimalPolynomial(wide));
        Assert.Throws<ArgumentException>(() => method.TryDeterminant(wide, out _));
        Assert.Throws<ArgumentException>(() => method.Solve(wide, [1, 2]));
    }

    private static void Agree<TField, TElement>(TField field, int count, ulong seed)
        where TField : struct, IPrimeField<TElement>
    {
        var algebra = new LinearAlgebra<TField, TElement>(field);
        int inconsistent = 0;
        for (int i = 0; i < count; i++)
        {
            var stream = new RandomStream("wiedemann", seed, (ulong)i);
            int rows = stream.NextBelow(30), columns = i % 3 == 0 ? rows : stream.NextBelow(30), rank = stream.NextBelow(30);
            Matrix<TElement> dense = algebra.Multiply(
                Dense(algebra, SparseEliminationTests.Random<TField, TElement>(field, stream, rows, rank, 0.3)),
                Dense(algebra, SparseEliminationTests.Random<TField, TElement>(field, stream, rank, columns, 0.3)));
            SparseMatrix<TElement> a = SparseMatrix<TElement>.FromDense(dense, field.IsZero);
            var method = new Wiedemann<TField, TElement>(field, stream);
            Assert.Equal(algebra.Rank(dense), method.Rank(a));
            if (rows == columns)
            {
                Assert.True(method.TryDeterminant(a, out TElement determinant));
                Assert.True(field.AreEqual(algebra.Determinant(dense), determinant));
            }
            TElement[] x = [.. Enumerable.Range(0, columns).Select(_ => field.Random(stream))];
            TElement[] b = algebra.Multiply(dense, x);
            SparseAnswer<TElement> answer = method.Solve(a, b);
            Assert.True(answer.IsConsistent);
            Assert.Equal(b, algebra.Multiply(dense, answer.Solution!));
            if (rows == 0) continue;
            b = [.. Enumerable.Range(0, rows).Select(_ => field.Random(stream))];
            var side = new Matrix<TElement>(rows, 1, b);
            answer = method.Solve(a, b);
            Assert.Equal(algebra.Solve(dense, side) is not null, answer.IsConsistent);
            if (answer.IsConsistent) continue;
            inconsistent++;
            Assert.True(algebra.IsZero(algebra.Multiply(new Matrix<TElement>(1, rows, answer.Contradiction!), dense)));
            Assert.True(field.AreEqual(field.One, algebra.Multiply(new Matrix<TElement>(1, rows, answer.Contradiction!), side)[0, 0]));
        }
        Assert.True(inconsistent > count / 10);
    }

    private static Matrix<TElement> Dense<TField, TElement>(LinearAlgebra<TField, TElement> algebra, SparseMatrix<TElement> matrix)
        where TField : struct, IPrimeField<TElement>
    {
        // Zero is default in both representations, Montgomery's included.
        Matrix<TElement> dense = matrix.ToDense();
        Assert.True(algebra.Field.IsZero(default!));
        return dense;
    }
}
