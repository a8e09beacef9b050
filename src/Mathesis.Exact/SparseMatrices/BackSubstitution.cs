namespace Mathesis.Exact;

/// <summary>Clears pivots above pivots: rows come from the last pivot to the first, and each is reduced by those that came before.</summary>
/// <param name="field">The field.</param>
/// <param name="columns">The number of columns.</param>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
internal sealed class BackSubstitution<TField, TElement>(TField field, int columns)
    where TField : struct, IField<TElement>
{
    private readonly int[]?[] reducedColumns = new int[]?[columns];
    private readonly TElement[]?[] reducedValues = new TElement[]?[columns];
    private readonly TElement[] sums = new TElement[columns];
    private readonly bool[] isTouched = new bool[columns];
    private readonly List<int> touched = [];
    private readonly List<int> pivots = [];

    /// <summary>Adds a row of a reduced dense matrix.</summary>
    public void AddReduced(Matrix<TElement> core, int row, int[] coreColumns)
    {
        ReadOnlySpan<TElement> source = core.Row(row);
        int start = 0;
        while (field.IsZero(source[start])) start++;
        int count = 0;
        for (int i = start + 1; i < source.Length; i++)
            if (!field.IsZero(source[i])) count++;
        int[] rowColumns = new int[count];
        var rowValues = new TElement[count];
        for (int i = start + 1, next = 0; i < source.Length; i++)
        {
            if (field.IsZero(source[i])) continue;
            rowColumns[next] = coreColumns[i];
            rowValues[next++] = source[i];
        }
        Keep(coreColumns[start], rowColumns, rowValues);
    }

    /// <summary>Adds a row that may hold pivots of rows that came before.</summary>
    public void Add(int pivot, SparseRow<TElement> row)
    {
        ReadOnlySpan<int> rowColumns = row.Columns;
        ReadOnlySpan<TElement> rowValues = row.Values;
        for (int i = 0; i < rowColumns.Length; i++)
        {
            int column = rowColumns[i];
            if (column == pivot) continue;
            if (reducedColumns[column] is not { } otherColumns)
            {
                Touch(column, rowValues[i]);
                continue;
            }
            TElement factor = field.Negate(rowValues[i]);
            TElement[] otherValues = reducedValues[column]!;
            for (int j = 0; j < otherColumns.Length; j++) Touch(otherColumns[j], field.Multiply(factor, otherValues[j]));
        }
        touched.Sort();
        int count = 0;
        foreach (int column in touched)
            if (!field.IsZero(sums[column])) count++;
        int[] keptColumns = new int[count];
        var keptValues = new TElement[count];
        int next = 0;
        foreach (int column in touched)
        {
            if (!field.IsZero(sums[column]))
            {
                keptColumns[next] = column;
                keptValues[next++] = sums[column];
            }
            isTouched[column] = false;
        }
        touched.Clear();
        Keep(pivot, keptColumns, keptValues);
    }

    /// <summary>The reduced rows by rising pivot column, with their pivots.</summary>
    public (SparseMatrix<TElement> Reduced, int[] Pivots) Build()
    {
        int[] order = [.. pivots];
        Array.Sort(order);
        int[] starts = new int[order.Length + 1];
        for (int row = 0; row < order.Length; row++) starts[row + 1] = checked(starts[row] + 1 + reducedColumns[order[row]]!.Length);
        int[] allColumns = new int[starts[^1]];
        var allValues = new TElement[starts[^1]];
        for (int row = 0; row < order.Length; row++)
        {
            int pivot = order[row];
            int[] rowColumns = reducedColumns[pivot]!;
            int before = ~Array.BinarySearch(rowColumns, pivot);
            Span<int> targetColumns = allColumns.AsSpan(starts[row]..starts[row + 1]);
            Span<TElement> targetValues = allValues.AsSpan(starts[row]..starts[row + 1]);
            rowColumns.AsSpan(0, before).CopyTo(targetColumns);
            reducedValues[pivot].AsSpan(0, before).CopyTo(targetValues);
            targetColumns[before] = pivot;
            targetValues[before] = field.One;
            rowColumns.AsSpan(before).CopyTo(targetColumns[(before + 1)..]);
            reducedValues[pivot].AsSpan(before).CopyTo(targetValues[(before + 1)..]);
        }
        return (new SparseMatrix<TElement>(order.Length, columns, starts, allColumns, allValues), order);
    }

    private void Touch(int column, TElement value)
    {
        if (isTouched[column])
        {
            sums[column] = field.Add(sums[column], value);
            return;
        }
        isTouched[column] = true;
        sums[column] = value;
        touched.Add(column);
    }

    private void Keep(int pivot, int[] rowColumns, TElement[] rowValues)
    {
        reducedColumns[pivot] = rowColumns;
        reducedValues[pivot] = rowValues;
        pivots.Add(pivot);
    }
}
