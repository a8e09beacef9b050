using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class IntegerMatrixTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(40)]
    [InlineData(200)]
    public void LiftedSolutionsSolveTheSystem(int bits)
    {
        for (int sample = 0; sample < 30; sample++)
        {
            var stream = new RandomStream("tests/dixon", (ulong)bits, (ulong)sample);
            int size = 1 + (int)stream.NextBelow(14);
            Matrix<Integer> a = Random(stream, size, size, bits), b = Random(stream, size, 1 + (int)stream.NextBelow(3), bits);
            CommonDenominator? solution = DixonLifting.Solve(a, b, 1 + (sample % 2));
            if (solution is null)
            {
                Assert.True(Bareiss(a).IsZero);
                continue;
            }
            Assert.Equal(b.Map(entry => entry * solution.Denominator).Entries, Multiply(a, solution.Numerators).Entries);
            Assert.True(solution.Denominator.Sign > 0);
            Assert.True(Integer.Divides(solution.Denominator, Bareiss(a)));
        }
    }

    [Fact]
    public void ALargeSystemIsSolved()
    {
        var stream = new RandomStream("tests/dixon-large", 1);
        Matrix<Integer> a = Random(stream, 90, 90, 10), b = Random(stream, 90, 1, 10);
        CommonDenominator solution = DixonLifting.Solve(a, b, 2)!;
        Assert.Equal(b.Map(entry => entry * solution.Denominator).Entries, Multiply(a, solution.Numerators).Entries);
    }

    [Theory]
    [InlineData(33, -1)]
    [InlineData(64, -1)]
    [InlineData(64, 0)]
    [InlineData(70, 1)]
    public void EntriesAtTheEndsOfADigitsRangeAreLifted(int size, int change)
    {
        // Every entry is as long as the longest digit: sums come as near to 63 bits as they can.
        var stream = new RandomStream("tests/dixon-ends", (ulong)size);
        Integer extreme = (Integer.One << (DixonDigits.DigitBits(size) - 1)) + change;
        var a = new Matrix<Integer>(size, size);
        foreach (ref Integer entry in a.Entries.AsSpan()) entry = stream.NextBelow(2) == 0 ? extreme : -extreme + (long)stream.NextBelow(2);
        Matrix<Integer> b = Random(stream, size, 2, 59);
        CommonDenominator solution = DixonLifting.Solve(a, b)!;
        Assert.Equal(b.Map(entry => entry * solution.Denominator).Entries, Multiply(a, solution.Numerators).Entries);
    }

    [Fact]
    public void TheSmallestSystemsAreSolved()
    {
        // A bound of zero digits once meant that no digit was ever asked for.
        CommonDenominator solution = DixonLifting.Solve(Matrix<Integer>.FromRows([1]), Matrix<Integer>.FromRows([0]))!;
        Assert.Equal([Rational.Zero], solution.ToRationals().Entries);
        solution = DixonLifting.Solve(Matrix<Integer>.FromRows([-3]), Matrix<Integer>.FromRows([2]))!;
        Assert.Equal([new Rational(-2, 3)], solution.ToRationals().Entries);
    }

    [Fact]
    public void DeterminantsAreThoseOfFractionFreeElimination()
    {
        for (int sample = 0; sample < 120; sample++)
        {
            var stream = new RandomStream("tests/determinant", (ulong)sample);
            int size = (int)stream.NextBelow(9);
            Matrix<Integer> a = Random(stream, size, size, 1 + (int)stream.NextBelow(70));
            if (size > 1 && sample % 4 == 0) a.Row(0).CopyTo(a.Row(size - 1));
            Assert.Equal(Bareiss(a), IntegerDeterminant.Compute(a, 1 + (sample % 2)));
            Integer[] characteristic = IntegerCharacteristicPolynomial.Compute(a, 1 + (sample % 2));
            Assert.Equal(Integer.One, characteristic[size]);
            Assert.Equal(size % 2 == 0 ? Bareiss(a) : -Bareiss(a), characteristic[0]);
            Assert.All(Evaluate(characteristic, a).Entries, entry => Assert.True(entry.IsZero));
        }
    }

    [Fact]
    public void ReductionsOverTheRationalsAreThoseOfElimination()
    {
        var algebra = new LinearAlgebra<RationalField, Rational>(default);
        for (int sample = 0; sample < 120; sample++)
        {
            var stream = new RandomStream("tests/rational-reduction", (ulong)sample);
            int rows = (int)stream.NextBelow(8), columns = (int)stream.NextBelow(8), rank = (int)stream.NextBelow(8);
            Matrix<Integer> a = Multiply(Random(stream, rows, rank, 5), Random(stream, rank, columns, 5));
            RowReduction<Rational> expected = algebra.RowReduce(a.Map(entry => (Rational)entry));
            var reduction = RationalReduction.Reduce(a);
            Assert.Equal(expected.Pivots, reduction.Pivots);
            Assert.Equal(expected.Reduced.Entries[..(expected.Rank * columns)], reduction.ToMatrix().Entries);
            Matrix<Integer> basis = reduction.Nullspace();
            Assert.Equal(columns - reduction.Rank, basis.Rows);
            Assert.All(Multiply(a, basis.Transpose()).Entries, entry => Assert.True(entry.IsZero));
        }
    }

    [Fact]
    public void ARankThatFallsModuloThePrimeIsNoticed()
    {
        // The determinant is the first prime that is tried, so that modulo it the rank is 1 instead of 2.
        ulong prime = Primality.Previous(1UL << 30);
        var a = Matrix<Integer>.FromRows([prime, 0], [0, 1]);
        Assert.Equal(2, RationalReduction.Reduce(a).Rank);
        Assert.Equal(prime, IntegerDeterminant.Compute(a));
        CommonDenominator solution = DixonLifting.Solve(a, Matrix<Integer>.FromRows([1], [1]))!;
        Assert.Equal([new Rational(1, prime), Rational.One], solution.ToRationals().Entries);
    }

    [Fact]
    public void HermiteFormsGenerateTheSameLattice()
    {
        for (int sample = 0; sample < 150; sample++)
        {
            var stream = new RandomStream("tests/hermite", (ulong)sample);
            int rows = (int)stream.NextBelow(7), columns = (int)stream.NextBelow(7), rank = (int)stream.NextBelow(7);
            Matrix<Integer> a = Multiply(Random(stream, rows, rank, 6), Random(stream, rank, columns, 3));
            var form = HermiteForm.Compute(a, withTransformation: true);
            Assert.Equal(form.Matrix.Entries, Multiply(form.Transformation!, a).Entries);
            Assert.Equal(Integer.One, Integer.Abs(Bareiss(form.Transformation!)));
            Assert.Equal(form.Matrix.Entries, HermiteForm.Compute(a).Matrix.Entries);
            for (int row = 0; row < rows; row++)
            {
                int first = Array.FindIndex(form.Matrix.Row(row).ToArray(), entry => !entry.IsZero);
                Assert.Equal(row < form.Rank ? form.Pivots[row] : -1, first);
                if (first < 0) continue;
                Assert.True(form.Matrix[row, first].Sign > 0);
                for (int above = 0; above < row; above++)
                    Assert.True(form.Matrix[above, first].Sign >= 0 && form.Matrix[above, first] < form.Matrix[row, first]);
            }
        }
    }

    [Fact]
    public void InvariantFactorsAreQuotientsOfGcdsOfMinors()
    {
        for (int sample = 0; sample < 150; sample++)
        {
            var stream = new RandomStream("tests/smith", (ulong)sample);
            int rows = (int)stream.NextBelow(5), columns = (int)stream.NextBelow(5), rank = (int)stream.NextBelow(5);
            Matrix<Integer> a = Multiply(Random(stream, rows, rank, 3), Random(stream, rank, columns, 3));
            Integer[] factors = SmithForm.InvariantFactors(a);
            Integer product = Integer.One;
            for (int size = 1; size <= Math.Min(rows, columns); size++)
            {
                Integer gcd = Integer.Zero;
                foreach (int[] r in Subsets(rows, size))
                    foreach (int[] c in Subsets(columns, size))
                        gcd = Integer.Gcd(gcd, Bareiss(Minor(a, r, c)));
                if (size > factors.Length)
                {
                    Assert.True(gcd.IsZero);
                    continue;
                }
                product *= factors[size - 1];
                Assert.Equal(gcd, product);
                if (size > 1) Assert.True(Integer.Divides(factors[size - 2], factors[size - 1]));
            }
        }
    }

    private static Matrix<Integer> Random(RandomStream stream, int rows, int columns, int bits)
    {
        var matrix = new Matrix<Integer>(rows, columns);
        foreach (ref Integer entry in matrix.Entries.AsSpan())
        {
            Integer value = Integer.Zero;
            for (int i = 0; i < bits; i += 30) value = (value << 30) + (long)stream.NextBelow(1UL << Math.Min(30, bits - i));
            entry = stream.NextBelow(2) == 0 ? value : -value;
        }
        return matrix;
    }

    private static Matrix<Integer> Multiply(Matrix<Integer> a, Matrix<Integer> b)
    {
        var product = new Matrix<Integer>(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < b.Columns; j++)
                for (int k = 0; k < a.Columns; k++) product[i, j] += a[i, k] * b[k, j];
        return product;
    }

    private static Matrix<Integer> Evaluate(Integer[] polynomial, Matrix<Integer> a)
    {
        var value = new Matrix<Integer>(a.Rows, a.Rows);
        for (int i = polynomial.Length - 1; i >= 0; i--)
        {
            value = Multiply(value, a);
            for (int k = 0; k < a.Rows; k++) value[k, k] += polynomial[i];
        }
        return value;
    }

    /// <summary>The independent oracle: fraction-free elimination (Bareiss 1968).</summary>
    private static Integer Bareiss(Matrix<Integer> matrix)
    {
        Matrix<Integer> a = matrix.Clone();
        Integer previous = Integer.One;
        bool isOdd = false;
        for (int k = 0; k < a.Rows; k++)
        {
            int pivot = k;
            while (pivot < a.Rows && a[pivot, k].IsZero) pivot++;
            if (pivot == a.Rows) return Integer.Zero;
            if (pivot != k)
            {
                for (int j = 0; j < a.Columns; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                isOdd = !isOdd;
            }
            for (int i = k + 1; i < a.Rows; i++)
                for (int j = k + 1; j < a.Columns; j++) a[i, j] = ((a[i, j] * a[k, k]) - (a[i, k] * a[k, j])) / previous;
            previous = a[k, k];
        }
        return isOdd ? -previous : previous;
    }

    private static Matrix<Integer> Minor(Matrix<Integer> a, int[] rows, int[] columns)
    {
        var minor = new Matrix<Integer>(rows.Length, columns.Length);
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < columns.Length; j++) minor[i, j] = a[rows[i], columns[j]];
        return minor;
    }

    private static IEnumerable<int[]> Subsets(int count, int size) =>
        Enumerable.Range(0, 1 << count).Where(set => System.Numerics.BitOperations.PopCount((uint)set) == size)
            .Select(set => Enumerable.Range(0, count).Where(i => (set >> i & 1) != 0).ToArray());
}
