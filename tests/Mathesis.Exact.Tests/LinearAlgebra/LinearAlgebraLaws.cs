using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>What holds for matrices over every field; the oracles are identities and elimination by hand, entry by entry.</summary>
internal static class LinearAlgebraLaws
{
    /// <summary>Random matrices of random shapes and ranks.</summary>
    public static void Hold<TField, TElement>(TField field, ulong seed, int samples, int largest, int threads = 1)
        where TField : struct, IFiniteField<TElement>
    {
        var algebra = new LinearAlgebra<TField, TElement>(field) { Threads = threads };
        var stream = new RandomStream("tests/linear-algebra", seed);
        for (int sample = 0; sample < samples; sample++)
        {
            int rows = (int)stream.NextBelow((ulong)largest + 1), columns = (int)stream.NextBelow((ulong)largest + 1);
            int rank = (int)stream.NextBelow((ulong)Math.Min(rows, columns) + 1);
            Matrix<TElement> a = Sample<TField, TElement>(field, rows, columns, rank, stream);
            HoldForElimination(algebra, a);
            HoldForProducts(algebra, a, RandomMatrix.Create<TField, TElement>(field, columns, 1 + (int)stream.NextBelow((ulong)largest), stream));
            int size = Math.Min(rows, 24);
            HoldForSquare(algebra, Sample<TField, TElement>(field, size, size, Math.Min(size, (int)stream.NextBelow(2UL * (ulong)size + 1)), stream));
        }
    }

    public static void HoldForElimination<TField, TElement>(LinearAlgebra<TField, TElement> algebra, Matrix<TElement> a)
        where TField : struct, IFiniteField<TElement>
    {
        Matrix<TElement> original = a.Clone();
        (Matrix<TElement> expected, int[] pivots) = NaiveReduction(algebra.Field, a);
        RowReduction<TElement> reduction = algebra.RowReduce(a);
        Assert.True(algebra.AreEqual(original, a), "the argument was changed");
        Assert.Equal(pivots, reduction.Pivots);
        Assert.True(algebra.AreEqual(expected, reduction.Reduced));
        Assert.Equal(pivots.Length, algebra.Rank(a));

        // The rows that are named span the same space.
        Assert.Equal(reduction.Rank, reduction.Rows.Distinct().Count());
        var chosen = new Matrix<TElement>(reduction.Rank, a.Columns);
        for (int i = 0; i < reduction.Rank; i++) a.Row(reduction.Rows[i]).CopyTo(chosen.Row(i));
        Assert.Equal(reduction.Rank, NaiveReduction(algebra.Field, chosen).Pivots.Length);

        HoldForDecomposition(algebra, a);
        Matrix<TElement> basis = algebra.Nullspace(a);
        Assert.Equal(a.Columns - reduction.Rank, basis.Rows);
        Assert.True(algebra.IsZero(NaiveProduct(algebra.Field, a, basis.Transpose())));
    }

    private static void HoldForDecomposition<TField, TElement>(LinearAlgebra<TField, TElement> algebra, Matrix<TElement> a)
        where TField : struct, IFiniteField<TElement>
    {
        TField field = algebra.Field;
        PluDecomposition<TElement> plu = algebra.Decompose(a);
        Matrix<TElement> lower = algebra.Zero(a.Rows, plu.Rank), upper = algebra.Zero(plu.Rank, a.Columns), permuted = algebra.Zero(a.Rows, a.Columns);
        for (int row = 0; row < a.Rows; row++)
        {
            a.Row(plu.Order[row]).CopyTo(permuted.Row(row));
            if (row < plu.Rank)
            {
                lower[row, row] = field.One;
                plu.Compact.Row(row)[plu.Pivots[row]..].CopyTo(upper.Row(row)[plu.Pivots[row]..]);
                Assert.False(field.IsZero(upper[row, plu.Pivots[row]]));
            }
            for (int k = 0; k < Math.Min(row, plu.Rank); k++) lower[row, k] = plu.Compact[row, plu.Pivots[k]];
            // U has its row from the pivot on; multipliers stand in later columns of later rows only.
        }
        for (int row = 0; row < plu.Rank; row++)
            for (int k = 0; k < row; k++) upper[row, plu.Pivots[k]] = field.Zero;
        Assert.True(algebra.AreEqual(permuted, NaiveProduct(field, lower, upper)));
    }

    private static void HoldForProducts<TField, TElement>(LinearAlgebra<TField, TElement> algebra, Matrix<TElement> a, Matrix<TElement> b)
        where TField : struct, IFiniteField<TElement>
    {
        Matrix<TElement> product = algebra.Multiply(a, b);
        Assert.True(algebra.AreEqual(NaiveProduct(algebra.Field, a, b), product));
        if (b.Columns > 0)
        {
            TElement[] column = b.Transpose().Row(0).ToArray();
            Assert.Equal(algebra.Multiply(a, column), product.Transpose().Row(0).ToArray());
        }
        Matrix<TElement>? solution = algebra.Solve(a, product);
        Assert.NotNull(solution);
        Assert.True(algebra.AreEqual(product, NaiveProduct(algebra.Field, a, solution)));
    }

    private static void HoldForSquare<TField, TElement>(LinearAlgebra<TField, TElement> algebra, Matrix<TElement> a)
        where TField : struct, IFiniteField<TElement>
    {
        TField field = algebra.Field;
        int n = a.Rows;
        TElement determinant = algebra.Determinant(a);
        TElement[] characteristic = algebra.CharacteristicPolynomial(a);
        Assert.Equal(n + 1, characteristic.Length);
        Assert.True(field.AreEqual(field.One, characteristic[n]));
        Assert.True(field.AreEqual(n % 2 == 0 ? determinant : field.Negate(determinant), characteristic[0]));
        Matrix<TElement>? inverse = algebra.Invert(a);
        Assert.Equal(field.IsZero(determinant), inverse is null);
        if (inverse is not null) Assert.True(algebra.AreEqual(algebra.Identity(n), NaiveProduct(field, a, inverse)));

        // Cayley and Hamilton, and the minimal polynomial: it divides, annihilates, and I, a, a^2 ... are independent below its degree.
        var ring = new PolynomialRing<TField, TElement>(field);
        Assert.True(algebra.IsZero(Evaluate(algebra, characteristic, a)));
        TElement[] minimal = algebra.MinimalPolynomial(a);
        Assert.True(field.AreEqual(field.One, minimal[^1]));
        Assert.True(algebra.IsZero(Evaluate(algebra, minimal, a)));
        Assert.Empty(ring.Remainder(characteristic, minimal));
        int degree = minimal.Length - 1;
        var powers = new Matrix<TElement>(degree, n * n);
        Matrix<TElement> power = algebra.Identity(n);
        for (int i = 0; i < degree; i++)
        {
            power.Entries.CopyTo(powers.Row(i));
            power = NaiveProduct(field, power, a);
        }
        Assert.Equal(degree, NaiveReduction(field, powers).Pivots.Length);
    }

    private static Matrix<TElement> Evaluate<TField, TElement>(LinearAlgebra<TField, TElement> algebra, TElement[] polynomial, Matrix<TElement> a)
        where TField : struct, IFiniteField<TElement>
    {
        Matrix<TElement> result = algebra.Zero(a.Rows, a.Rows);
        for (int i = polynomial.Length - 1; i >= 0; i--)
            result = algebra.Add(NaiveProduct(algebra.Field, result, a), algebra.Scale(algebra.Identity(a.Rows), polynomial[i]));
        return result;
    }

    private static Matrix<TElement> Sample<TField, TElement>(TField field, int rows, int columns, int rank, RandomStream stream)
        where TField : struct, IFiniteField<TElement>
    {
        // A product of random factors has at most that rank, often exactly; zero columns and rows come on top.
        Matrix<TElement> a = NaiveProduct(
            field, RandomMatrix.Create<TField, TElement>(field, rows, rank, stream), RandomMatrix.Create<TField, TElement>(field, rank, columns, stream));
        for (int column = 0; column < columns; column++)
            if (stream.NextBelow(8) == 0)
                for (int row = 0; row < rows; row++) a[row, column] = field.Zero;
        for (int row = 0; row < rows; row++)
            if (stream.NextBelow(8) == 0) a.Row(row).Fill(field.Zero);
        return a;
    }

    public static Matrix<TElement> NaiveProduct<TField, TElement>(TField field, Matrix<TElement> a, Matrix<TElement> b)
        where TField : struct, IField<TElement>
    {
        var product = new Matrix<TElement>(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                TElement sum = field.Zero;
                for (int k = 0; k < a.Columns; k++) sum = field.Add(sum, field.Multiply(a[i, k], b[k, j]));
                product[i, j] = sum;
            }
        }
        return product;
    }

    private static (Matrix<TElement> Reduced, int[] Pivots) NaiveReduction<TField, TElement>(TField field, Matrix<TElement> matrix)
        where TField : struct, IField<TElement>
    {
        Matrix<TElement> a = matrix.Clone();
        var pivots = new List<int>();
        for (int column = 0; column < a.Columns; column++)
        {
            int found = pivots.Count;
            while (found < a.Rows && field.IsZero(a[found, column])) found++;
            if (found == a.Rows) continue;
            int rank = pivots.Count;
            for (int j = 0; j < a.Columns; j++) (a[found, j], a[rank, j]) = (a[rank, j], a[found, j]);
            TElement inverse = field.Invert(a[rank, column]);
            for (int j = 0; j < a.Columns; j++) a[rank, j] = field.Multiply(inverse, a[rank, j]);
            for (int i = 0; i < a.Rows; i++)
            {
                if (i == rank) continue;
                TElement factor = a[i, column];
                for (int j = 0; j < a.Columns; j++) a[i, j] = field.Subtract(a[i, j], field.Multiply(factor, a[rank, j]));
            }
            pivots.Add(column);
        }
        return (a, [.. pivots]);
    }
}
