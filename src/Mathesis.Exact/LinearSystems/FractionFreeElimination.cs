namespace Mathesis.Exact;

/// <summary>
/// The reduced row echelon form over the rational numbers by fraction-free elimination over the integers (Bareiss, "Sylvester's identity and multistep
/// integer-preserving Gaussian elimination", Math. Comp. 22, 1968). It shares nothing with the modular solver and is slow: the oracle of
/// comparisons.
/// </summary>
public static class FractionFreeElimination
{
    /// <summary>Reduces a matrix.</summary>
    /// <param name="matrix">The matrix; it is not changed.</param>
    /// <param name="pivotColumns">Only the first so many columns may hold pivots; the others are carried along.</param>
    /// <returns>The reduced matrix (rows of zeros, in the pivot columns, last) and the pivots' columns.</returns>
    public static (Matrix<Rational> Reduced, int[] Pivots) RowReduce(Matrix<Rational> matrix, int pivotColumns)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)pivotColumns, (uint)matrix.Columns, nameof(pivotColumns));
        Matrix<Integer> a = ClearDenominators(matrix);
        var pivots = new List<int>();
        Integer previous = Integer.One;
        for (int column = 0; column < pivotColumns && pivots.Count < a.Rows; column++)
        {
            int rank = pivots.Count, found = rank;
            while (found < a.Rows && a[found, column].IsZero) found++;
            if (found == a.Rows) continue;
            for (int j = 0; j < a.Columns; j++) (a[found, j], a[rank, j]) = (a[rank, j], a[found, j]);
            Integer pivot = a[rank, column];
            for (int row = 0; row < a.Rows; row++)
            {
                if (row == rank) continue;
                Integer factor = a[row, column];
                // Every division is exact: entries are minors of the matrix.
                for (int j = 0; j < a.Columns; j++) a[row, j] = ((pivot * a[row, j]) - (factor * a[rank, j])) / previous;
            }
            previous = pivot;
            pivots.Add(column);
        }
        var reduced = new Matrix<Rational>(a.Rows, a.Columns);
        for (int row = 0; row < a.Rows; row++)
            for (int j = 0; j < a.Columns; j++) reduced[row, j] = row < pivots.Count ? new Rational(a[row, j], previous) : a[row, j];
        return (reduced, [.. pivots]);
    }

    private static Matrix<Integer> ClearDenominators(Matrix<Rational> matrix)
    {
        var cleared = new Matrix<Integer>(matrix.Rows, matrix.Columns);
        for (int row = 0; row < matrix.Rows; row++)
        {
            Integer multiple = Integer.One;
            foreach (Rational value in matrix.Row(row)) multiple = Integer.Lcm(multiple, value.Denominator);
            for (int j = 0; j < matrix.Columns; j++) cleared[row, j] = matrix[row, j].Numerator * (multiple / matrix[row, j].Denominator);
        }
        return cleared;
    }
}
