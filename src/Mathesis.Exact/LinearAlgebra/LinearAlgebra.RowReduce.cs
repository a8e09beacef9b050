namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>The reduced row echelon form, its pivots and the rows they come from.</summary>
    public RowReduction<TElement> RowReduce(Matrix<TElement> a) => ReduceInPlace(a.Clone());

    /// <summary>As <see cref="RowReduce"/>, but the matrix itself becomes the reduced one: no second matrix is needed.</summary>
    public RowReduction<TElement> ReduceInPlace(Matrix<TElement> a)
    {
        if (engine is not null) return engine.ReduceInPlace(a, threads);
        int[] order = [.. Enumerable.Range(0, a.Rows)];
        var pivots = new List<int>();
        for (int column = 0; column < a.Columns && pivots.Count < a.Rows; column++)
        {
            int rank = pivots.Count;
            int found = rank;
            while (found < a.Rows && field.IsZero(a[found, column])) found++;
            if (found == a.Rows) continue;
            if (found != rank)
            {
                SwapRows(a, found, rank);
                (order[found], order[rank]) = (order[rank], order[found]);
            }
            Span<TElement> pivotRow = a.Row(rank)[column..];
            TElement inverse = field.Invert(pivotRow[0]);
            foreach (ref TElement entry in pivotRow) entry = field.Multiply(entry, inverse);
            for (int row = 0; row < a.Rows; row++)
            {
                Span<TElement> target = a.Row(row)[column..];
                if (row != rank) AddMultiple(target, field.Negate(target[0]), pivotRow);
            }
            pivots.Add(column);
        }
        return new RowReduction<TElement>(a, [.. pivots], order[..pivots.Count]);
    }

    private static void SwapRows(Matrix<TElement> a, int first, int second)
    {
        Span<TElement> x = a.Row(first), y = a.Row(second);
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (y[i], x[i]);
    }
}
