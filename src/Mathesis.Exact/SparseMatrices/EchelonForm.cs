namespace Mathesis.Exact;

/// <summary>
/// Turns a full reduction with pivots wherever they were cheap into the reduced row echelon form, in which a column is a pivot unless it
/// depends on the columns before it. The work is a dense elimination on the smaller side: of the reduced rows, or of the null space, whose
/// vectors' last entries are the free columns.
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements; <c>default</c> is zero.</typeparam>
internal sealed class EchelonForm<TField, TElement>(TField field, int threads)
    where TField : struct, IField<TElement>
{
    /// <summary>The most entries of a dense matrix made here.</summary>
    private const long LargestDense = 1L << 27;

    /// <summary>The reduced row echelon form, or the reduction itself when the form takes too much memory.</summary>
    public SparseReduction<TElement> Of(SparseReduction<TElement> reduction)
    {
        if (reduction.IsEchelon) return reduction;
        long nullity = reduction.PivotColumns - reduction.Rank;
        if (Math.Min(nullity, reduction.Rank) * reduction.Reduced.Columns > LargestDense) return reduction;
        return nullity < reduction.Rank ? ByNullSpace(reduction) : ByRows(reduction);
    }

    private SparseReduction<TElement> ByRows(SparseReduction<TElement> reduction)
    {
        var algebra = new LinearAlgebra<TField, TElement>(field) { Threads = threads };
        RowReduction<TElement> rows = algebra.ReduceInPlace(Dense(reduction.Reduced));
        return With(reduction, SparseMatrix<TElement>.FromDense(rows.Reduced, field.IsZero), rows.Pivots);
    }

    /// <summary>The matrix, zeros included, whatever <c>default</c> is.</summary>
    private Matrix<TElement> Dense(SparseMatrix<TElement> matrix)
    {
        var dense = new Matrix<TElement>(matrix.Rows, matrix.Columns);
        dense.Entries.AsSpan().Fill(field.Zero);
        for (int row = 0; row < matrix.Rows; row++)
        {
            ReadOnlySpan<int> columns = matrix.RowColumns(row);
            for (int i = 0; i < columns.Length; i++) dense[row, columns[i]] = matrix.RowValues(row)[i];
        }
        return dense;
    }

    private SparseReduction<TElement> ByNullSpace(SparseReduction<TElement> reduction)
    {
        int columns = reduction.PivotColumns, rank = reduction.Rank, sides = reduction.Reduced.Columns - columns;
        int[] free = reduction.FreeColumns();
        int[] freeNumber = new int[columns];
        for (int i = 0; i < free.Length; i++) freeNumber[free[i]] = i;

        // The vectors with a free variable 1 and the others 0, written from the last column to the first.
        var vectors = new Matrix<TElement>(free.Length, columns);
        vectors.Entries.AsSpan().Fill(field.Zero);
        for (int i = 0; i < free.Length; i++) vectors[i, columns - 1 - free[i]] = field.One;
        // The right-hand sides of each column's variable when all free ones are 0.
        var particular = new TElement[columns, sides];
        for (int i = 0; i < columns; i++)
            for (int side = 0; side < sides; side++) particular[i, side] = field.Zero;
        for (int row = 0; row < rank; row++)
        {
            ReadOnlySpan<int> rowColumns = reduction.Reduced.RowColumns(row);
            ReadOnlySpan<TElement> rowValues = reduction.Reduced.RowValues(row);
            int pivot = reduction.Pivots[row];
            for (int i = 0; i < rowColumns.Length; i++)
            {
                if (rowColumns[i] >= columns) particular[pivot, rowColumns[i] - columns] = rowValues[i];
                else if (rowColumns[i] != pivot) vectors[freeNumber[rowColumns[i]], columns - 1 - pivot] = field.Negate(rowValues[i]);
            }
        }
        var algebra = new LinearAlgebra<TField, TElement>(field) { Threads = threads };
        RowReduction<TElement> reduced = algebra.ReduceInPlace(vectors);
        int[] newFree = [.. reduced.Pivots.Reverse().Select(column => columns - 1 - column)];
        bool[] isFree = new bool[columns];
        foreach (int column in newFree) isFree[column] = true;

        var builder = new SparseMatrixBuilder<TElement>(reduction.Reduced.Columns);
        int[] pivots = new int[rank];
        int next = 0;
        for (int column = 0; column < columns; column++)
        {
            if (isFree[column]) continue;
            pivots[next++] = column;
            builder.Add(column, field.One);
            for (int i = 0; i < newFree.Length; i++)
            {
                TElement entry = reduced.Reduced[newFree.Length - 1 - i, columns - 1 - column];
                if (!field.IsZero(entry)) builder.Add(newFree[i], field.Negate(entry));
            }
            for (int side = 0; side < sides; side++)
            {
                // The particular solution moves along the null space until the new free variables are 0.
                TElement value = particular[column, side];
                for (int i = 0; i < newFree.Length; i++)
                {
                    if (field.IsZero(particular[newFree[i], side])) continue;
                    TElement entry = reduced.Reduced[newFree.Length - 1 - i, columns - 1 - column];
                    value = field.Subtract(value, field.Multiply(particular[newFree[i], side], entry));
                }
                if (!field.IsZero(value)) builder.Add(columns + side, value);
            }
            builder.EndRow();
        }
        return With(reduction, builder.Build(), pivots);
    }

    private static SparseReduction<TElement> With(SparseReduction<TElement> reduction, SparseMatrix<TElement> reduced, int[] pivots) => new()
    {
        Reduced = reduced,
        Pivots = pivots,
        IndependentRows = reduction.IndependentRows,
        ContradictingRow = reduction.ContradictingRow,
        Plan = reduction.Plan,
        PivotColumns = reduction.PivotColumns,
        DenseCore = reduction.DenseCore,
    };
}
