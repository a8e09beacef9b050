namespace Mathesis.Exact;

/// <summary>A matrix in reduced row echelon form: each pivot is 1 and alone in its column, and rows of zeros stand last.</summary>
/// <typeparam name="TElement">The entries.</typeparam>
/// <param name="Reduced">The reduced matrix, of the shape of the original.</param>
/// <param name="Pivots">The column of the pivot of each row that has one, in rising order.</param>
/// <param name="Rows">For each pivot row, a row of the original matrix such that these rows are independent and span the same space.</param>
public sealed record RowReduction<TElement>(Matrix<TElement> Reduced, int[] Pivots, int[] Rows)
{
    /// <summary>The rank.</summary>
    public int Rank => Pivots.Length;

    /// <summary>The columns without a pivot, in rising order: the free variables.</summary>
    public int[] FreeColumns()
    {
        int[] free = new int[Reduced.Columns - Rank];
        int next = 0, pivot = 0;
        for (int column = 0; column < Reduced.Columns; column++)
        {
            if (pivot < Rank && Pivots[pivot] == column) pivot++;
            else free[next++] = column;
        }
        return free;
    }
}
