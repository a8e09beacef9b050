using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>Products of one sparse matrix with many vectors.</summary>
/// <param name="field">The field.</param>
/// <param name="matrix">The matrix.</param>
/// <param name="threads">How many threads to use; a row is one thread's, so the result does not depend on it.</param>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements.</typeparam>
internal sealed unsafe class SparseProduct<TField, TElement>(TField field, SparseMatrix<TElement> matrix, int threads)
    where TField : struct, IField<TElement>
{
    /// <summary>Fewer entries than this are not worth another thread.</summary>
    private const int ParallelEntries = 50_000;

    /// <summary>target = matrix times vector.</summary>
    public void Multiply(TElement[] vector, TElement[] target)
    {
        if (vector.Length < matrix.Columns || target.Length < matrix.Rows) throw new ArgumentException("the vectors do not fit the matrix", nameof(vector));
        if (threads == 1 || matrix.Count < ParallelEntries)
        {
            Multiply(vector, target, 0, matrix.Rows);
            return;
        }
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
            Multiply(vector, target, (int)((long)matrix.Rows * part / threads), (int)((long)matrix.Rows * (part + 1) / threads)));
    }

    private void Multiply(TElement[] vector, TElement[] target, int first, int end)
    {
        if (typeof(TField) == typeof(PrimeField32))
        {
            fixed (int* starts = matrix.RowStarts, columns = matrix.ColumnIndices)
            fixed (uint* values = (uint[])(object)matrix.Values, x = (uint[])(object)vector, y = (uint[])(object)target)
                MultiplyWords(starts, columns, values, x, y, first, end, new BarrettReducer(((PrimeField32)(object)field).Characteristic));
            return;
        }
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<int> columns = matrix.RowColumns(row);
            ReadOnlySpan<TElement> values = matrix.RowValues(row);
            TElement sum = field.Zero;
            for (int i = 0; i < columns.Length; i++) sum = field.Add(sum, field.Multiply(values[i], vector[columns[i]]));
            target[row] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyWords(int* starts, int* columns, uint* values, uint* x, uint* y, int first, int end, BarrettReducer reducer)
    {
        ulong square = reducer.Modulus * reducer.Modulus;
        for (int row = first; row < end; row++)
        {
            // As in FieldRows.Dot: a sum stays below 2 p^2 < 2^63.
            ulong sum = 0;
            for (int i = starts[row]; i < starts[row + 1]; i++)
            {
                sum += (ulong)values[i] * x[columns[i]];
                sum = Math.Min(sum, sum - square);
            }
            y[row] = (uint)reducer.Reduce(sum);
        }
    }
}
