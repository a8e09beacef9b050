namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>A solution X of a X = b whose free variables are zero, or null when there is none.</summary>
    /// <param name="a">[rows, unknowns].</param>
    /// <param name="b">[rows, right sides].</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public Matrix<TElement>? Solve(Matrix<TElement> a, Matrix<TElement> b)
    {
        RowReduction<TElement> reduction = ReduceInPlace(Beside(a, b));
        if (reduction.Rank > 0 && reduction.Pivots[^1] >= a.Columns) return null;
        Matrix<TElement> solution = Zero(a.Columns, b.Columns);
        for (int row = 0; row < reduction.Rank; row++)
            reduction.Reduced.Row(row)[a.Columns..].CopyTo(solution.Row(reduction.Pivots[row]));
        return solution;
    }

    /// <summary>The inverse of a square matrix, or null when it is singular.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public Matrix<TElement>? Invert(Matrix<TElement> a)
    {
        RequireSquare(a);
        RowReduction<TElement> reduction = ReduceInPlace(Beside(a, Identity(a.Rows)));
        // The rank is full thanks to the identity; the matrix is regular when all pivots stand in its own columns.
        if (reduction.Rank > 0 && reduction.Pivots[^1] >= a.Columns) return null;
        var inverse = new Matrix<TElement>(a.Rows, a.Rows);
        for (int row = 0; row < a.Rows; row++) reduction.Reduced.Row(row)[a.Columns..].CopyTo(inverse.Row(row));
        return inverse;
    }

    /// <summary>The matrix [a | b].</summary>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public static Matrix<TElement> Beside(Matrix<TElement> a, Matrix<TElement> b)
    {
        if (a.Rows != b.Rows) throw new ArgumentException($"{a.Rows} rows do not stand beside {b.Rows}", nameof(b));
        var both = new Matrix<TElement>(a.Rows, a.Columns + b.Columns);
        for (int row = 0; row < a.Rows; row++)
        {
            a.Row(row).CopyTo(both.Row(row));
            b.Row(row).CopyTo(both.Row(row)[a.Columns..]);
        }
        return both;
    }
}
