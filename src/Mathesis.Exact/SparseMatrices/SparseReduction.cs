namespace Mathesis.Exact;

/// <summary>
/// A sparse matrix [A | B] fully reduced by pivots in A: each pivot is 1 and alone in its column. The reduced row echelon form is the
/// special case in which every pivot is the first entry of its row (<see cref="IsEchelon"/>).
/// </summary>
/// <typeparam name="TElement">The entries.</typeparam>
public sealed class SparseReduction<TElement>
{
    /// <summary>The reduced rows that are not zero in A, by rising pivot column.</summary>
    public required SparseMatrix<TElement> Reduced { get; init; }

    /// <summary>The column of each reduced row's pivot, rising.</summary>
    public required int[] Pivots { get; init; }

    /// <summary>Rows of the original matrix, as many as pivots, that are independent in A and span its row space; rising.</summary>
    public required int[] IndependentRows { get; init; }

    /// <summary>A row of the original matrix that contradicts the independent ones: its part in A depends on them, its part in B does not. -1 when there is none.</summary>
    public required int ContradictingRow { get; init; }

    /// <summary>The order of the sparse part of the elimination.</summary>
    public required EliminationPlan Plan { get; init; }

    /// <summary>The number of columns of A.</summary>
    public required int PivotColumns { get; init; }

    /// <summary>The rows and columns that were left for dense elimination.</summary>
    public required (int Rows, int Columns) DenseCore { get; init; }

    /// <summary>The rank of A.</summary>
    public int Rank => Pivots.Length;

    /// <summary>Whether every pivot is the first entry of its row: the rows then are those of the reduced row echelon form of A.</summary>
    public bool IsEchelon
    {
        get
        {
            for (int row = 0; row < Rank; row++)
                if (Reduced.RowColumns(row)[0] != Pivots[row]) return false;
            return true;
        }
    }

    /// <summary>The columns of A without a pivot, rising.</summary>
    public int[] FreeColumns()
    {
        int[] free = new int[PivotColumns - Rank];
        for (int column = 0, next = 0, pivot = 0; column < PivotColumns; column++)
        {
            if (pivot < Rank && Pivots[pivot] == column) pivot++;
            else free[next++] = column;
        }
        return free;
    }
}
