namespace Mathesis.Exact;

/// <summary>
/// The reduced row echelon form of an integer matrix over the rationals, proved: the pivots are found modulo a prime, the free columns
/// by p-adic lifting, and the rows that were not used are checked exactly.
/// </summary>
public sealed class RationalReduction
{
    private const ulong LargestPrime = 1UL << 30;

    private RationalReduction(int columns, int[] pivots, int[] rows, CommonDenominator freeColumns)
    {
        Columns = columns;
        Pivots = pivots;
        Rows = rows;
        FreeValues = freeColumns;
    }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The column of the pivot of each row, in rising order.</summary>
    public int[] Pivots { get; }

    /// <summary>Rows of the original matrix that are independent and span all.</summary>
    public int[] Rows { get; }

    /// <summary>The rank.</summary>
    public int Rank => Pivots.Length;

    /// <summary>[rank, free columns]: what the reduced matrix has in the columns without pivot.</summary>
    public CommonDenominator FreeValues { get; }

    /// <summary>Reduces a matrix.</summary>
    /// <param name="a">The matrix, of any shape and rank.</param>
    /// <param name="threads">How many threads to use, at least 1.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static RationalReduction Reduce(Matrix<Integer> a, int threads = 1, CancellationToken cancellation = default)
    {
        ulong prime = LargestPrime;
        while (true)
        {
            prime = Primality.Previous(prime);
            var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime)) { Threads = threads };
            PluDecomposition<uint> plu = algebra.Decompose(a.Map(algebra.Field.FromInteger));
            int[] rows = [.. plu.Order[..plu.Rank].Order()];
            int[] free = FreeOf(plu.Pivots, a.Columns);
            CommonDenominator? values = DixonLifting.Solve(Select(a, rows, plu.Pivots), Select(a, rows, free), threads, cancellation);
            // The pivots' minor is not 0 modulo this prime, so it is not 0.
            if (values is null) continue;
            var reduction = new RationalReduction(a.Columns, plu.Pivots, rows, values);
            if (reduction.Explains(a, free)) return reduction;
        }
    }

    /// <summary>The columns without pivot, in rising order.</summary>
    public int[] FreeColumns() => FreeOf(Pivots, Columns);

    /// <summary>The reduced matrix without its rows of zeros.</summary>
    public Matrix<Rational> ToMatrix()
    {
        var matrix = new Matrix<Rational>(Rank, Columns);
        int[] free = FreeColumns();
        for (int row = 0; row < Rank; row++)
        {
            matrix[row, Pivots[row]] = Rational.One;
            for (int j = 0; j < free.Length; j++) matrix[row, free[j]] = new Rational(FreeValues.Numerators[row, j], FreeValues.Denominator);
        }
        return matrix;
    }

    /// <summary>A basis of the x with a x = 0 in integers without common factors, one in each row.</summary>
    public Matrix<Integer> Nullspace()
    {
        int[] free = FreeColumns();
        var basis = new Matrix<Integer>(free.Length, Columns);
        for (int j = 0; j < free.Length; j++)
        {
            Integer common = FreeValues.Denominator;
            for (int row = 0; row < Rank; row++) common = Integer.Gcd(common, FreeValues.Numerators[row, j]);
            basis[j, free[j]] = FreeValues.Denominator / common;
            for (int row = 0; row < Rank; row++) basis[j, Pivots[row]] = -(FreeValues.Numerators[row, j] / common);
        }
        return basis;
    }

    /// <summary>Whether the rows outside the minor are combinations of those inside: they must vanish on the null space.</summary>
    private bool Explains(Matrix<Integer> a, int[] free)
    {
        var chosen = new HashSet<int>(Rows);
        for (int row = 0; row < a.Rows; row++)
        {
            if (chosen.Contains(row)) continue;
            for (int j = 0; j < free.Length; j++)
            {
                Integer sum = -(a[row, free[j]] * FreeValues.Denominator);
                for (int k = 0; k < Rank; k++)
                    if (!a[row, Pivots[k]].IsZero) sum += a[row, Pivots[k]] * FreeValues.Numerators[k, j];
                if (!sum.IsZero) return false;
            }
        }
        return true;
    }

    private static int[] FreeOf(int[] pivots, int columns) => [.. Enumerable.Range(0, columns).Except(pivots)];

    private static Matrix<Integer> Select(Matrix<Integer> a, int[] rows, int[] columns)
    {
        var part = new Matrix<Integer>(rows.Length, columns.Length);
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < columns.Length; j++) part[i, j] = a[rows[i], columns[j]];
        return part;
    }
}
