namespace Mathesis.Exact;

/// <summary>The Smith normal form: the only diagonal d_1 | d_2 | … that row and column operations over the integers lead to.</summary>
public static class SmithForm
{
    /// <summary>The invariant factors d_1 | d_2 | …, positive; their number is the rank.</summary>
    /// <param name="a">The matrix, of any shape and rank.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <remarks>Hermite forms of the matrix and of its transpose in turn, until it is diagonal; then gcds and lcms make the divisors.</remarks>
    public static Integer[] InvariantFactors(Matrix<Integer> a, CancellationToken cancellation = default)
    {
        HermiteForm form = HermiteForm.Compute(a, cancellation: cancellation);
        Matrix<Integer> matrix = Nonzero(form);
        while (!IsDiagonal(matrix))
        {
            form = HermiteForm.Compute(matrix.Transpose(), cancellation: cancellation);
            matrix = Nonzero(form);
        }
        var factors = new Integer[matrix.Rows];
        for (int i = 0; i < factors.Length; i++) factors[i] = matrix[i, i];
        // Each pair becomes its gcd and its lcm; after the pass with i, factor i divides all behind it.
        for (int i = 0; i < factors.Length; i++)
        {
            for (int j = i + 1; j < factors.Length; j++)
            {
                Integer gcd = Integer.Gcd(factors[i], factors[j]);
                factors[j] = factors[i] / gcd * factors[j];
                factors[i] = gcd;
            }
        }
        return factors;
    }

    private static Matrix<Integer> Nonzero(HermiteForm form) =>
        new(form.Rank, form.Matrix.Columns, form.Matrix.Entries[..(form.Rank * form.Matrix.Columns)]);

    private static bool IsDiagonal(Matrix<Integer> matrix)
    {
        for (int row = 0; row < matrix.Rows; row++)
            for (int column = 0; column < matrix.Columns; column++)
                if (row == column ? matrix[row, column].Sign <= 0 : !matrix[row, column].IsZero) return false;
        return true;
    }
}
