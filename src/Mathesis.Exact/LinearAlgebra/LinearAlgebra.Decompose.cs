namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>The decomposition P A = L U of a matrix of any shape and rank.</summary>
    public PluDecomposition<TElement> Decompose(Matrix<TElement> a)
    {
        if (engine is not null) return engine.Decompose(a, threads);
        Matrix<TElement> compact = a.Clone();
        int[] order = [.. Enumerable.Range(0, a.Rows)];
        var pivots = new List<int>();
        bool isOdd = false;
        for (int column = 0; column < a.Columns && pivots.Count < a.Rows; column++)
        {
            int rank = pivots.Count;
            int found = rank;
            while (found < a.Rows && field.IsZero(compact[found, column])) found++;
            if (found == a.Rows) continue;
            if (found != rank)
            {
                SwapRows(compact, found, rank);
                (order[found], order[rank]) = (order[rank], order[found]);
                isOdd = !isOdd;
            }
            Span<TElement> pivotRow = compact.Row(rank)[column..];
            TElement inverse = field.Invert(pivotRow[0]);
            for (int row = rank + 1; row < a.Rows; row++)
            {
                Span<TElement> target = compact.Row(row)[column..];
                if (field.IsZero(target[0])) continue;
                TElement multiplier = field.Multiply(target[0], inverse);
                AddMultiple(target[1..], field.Negate(multiplier), pivotRow[1..]);
                target[0] = multiplier;
            }
            pivots.Add(column);
        }
        return new PluDecomposition<TElement>(compact, [.. pivots], order, isOdd);
    }
}
