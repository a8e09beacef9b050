namespace Mathesis.Exact;

/// <summary>What is left of a sparse matrix when it is no longer sparse: gathered into a dense matrix and reduced.</summary>
/// <param name="field">The field.</param>
/// <param name="dense">Dense elimination over it.</param>
/// <param name="active">The rest of the matrix.</param>
/// <param name="pivotColumns">The columns that may hold pivots.</param>
/// <param name="allColumns">All columns.</param>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
internal sealed class DenseCore<TField, TElement>(TField field, LinearAlgebra<TField, TElement> dense, ActiveMatrix<TField, TElement> active, int pivotColumns, int allColumns)
    where TField : struct, IField<TElement>
{
    /// <summary>Rows beyond the number of columns in the first block: most of the rows of a tall matrix depend on these.</summary>
    private const int Surplus = 64;

    /// <summary>Reduces the rest and notes the outcome.</summary>
    public void Reduce(SparseElimination<TField, TElement>.Stage stage)
    {
        int[] rows = active.ActiveRows();
        // Sparse rows first: of dependent rows the complicated ones fall away.
        Array.Sort(rows, (a, b) => active.Row(a).Length != active.Row(b).Length ? active.Row(a).Length.CompareTo(active.Row(b).Length) : a.CompareTo(b));
        int[] columns = [.. active.ActiveColumns(), .. Enumerable.Range(pivotColumns, allColumns - pivotColumns)];
        int unknowns = columns.Length - (allColumns - pivotColumns);
        int[] places = new int[allColumns];
        for (int i = 0; i < columns.Length; i++) places[columns[i]] = i;
        stage.CoreColumns = columns;
        stage.CoreShape = (rows.Length, unknowns);

        // Blocks of rows, each stacked under the basis so far: memory stays in proportion to the columns.
        int[] basisRows = [];
        Matrix<TElement>? basis = null;
        for (int start = 0; start < rows.Length;)
        {
            int height = Math.Min(rows.Length - start, unknowns + Surplus - (start == 0 ? 0 : basisRows.Length / 2));
            if (rows.Length - start - height < height / 2) height = rows.Length - start;
            int[] block = rows[start..(start + height)];
            var stacked = new Matrix<TElement>(basisRows.Length + height, columns.Length);
            stacked.Entries.AsSpan().Fill(field.Zero);
            basis?.Entries.AsSpan(0, basisRows.Length * columns.Length).CopyTo(stacked.Entries);
            for (int i = 0; i < height; i++) Scatter(active.Row(block[i]), stacked.Row(basisRows.Length + i), places);
            int[] stackedRows = [.. basisRows, .. block];
            RowReduction<TElement> reduction = dense.ReduceInPlace(stacked);
            int rank = 0;
            while (rank < reduction.Rank && reduction.Pivots[rank] < unknowns) rank++;
            // A pivot beyond the unknowns: this row's part in them depends on the others, its right-hand side does not.
            if (rank < reduction.Rank && stage.ContradictingRow < 0) stage.ContradictingRow = stackedRows[reduction.Rows[rank]];
            basisRows = [.. reduction.Rows[..rank].Select(row => stackedRows[row])];
            basis = reduction.Reduced;
            start += height;
        }
        stage.Core = basis;
        stage.CoreRows = basisRows;
    }

    private static void Scatter(SparseRow<TElement> row, Span<TElement> target, int[] places)
    {
        ReadOnlySpan<int> columns = row.Columns;
        ReadOnlySpan<TElement> values = row.Values;
        for (int i = 0; i < columns.Length; i++) target[places[columns[i]]] = values[i];
    }
}
