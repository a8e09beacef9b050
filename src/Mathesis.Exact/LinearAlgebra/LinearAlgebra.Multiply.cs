namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>The product a b.</summary>
    /// <param name="a">[rows, depth].</param>
    /// <param name="b">[depth, columns].</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Matrix<TElement> Multiply(Matrix<TElement> a, Matrix<TElement> b)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"a {a.Rows} x {a.Columns} matrix does not multiply a {b.Rows} x {b.Columns} one", nameof(b));
        if (engine is not null) return engine.Multiply(a, b, threads);
        Matrix<TElement> product = Zero(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            Span<TElement> row = product.Row(i);
            for (int k = 0; k < a.Columns; k++) AddMultiple(row, a[i, k], b.Row(k));
        }
        return product;
    }

    /// <summary>The product of a matrix and a column.</summary>
    /// <param name="a">[rows, columns].</param>
    /// <param name="vector">As long as a row of the matrix.</param>
    public TElement[] Multiply(Matrix<TElement> a, ReadOnlySpan<TElement> vector)
    {
        if (a.Columns != vector.Length)
            throw new ArgumentException($"a {a.Rows} x {a.Columns} matrix does not multiply a column of {vector.Length}", nameof(vector));
        var product = new TElement[a.Rows];
        for (int i = 0; i < a.Rows; i++)
        {
            ReadOnlySpan<TElement> row = a.Row(i);
            TElement sum = field.Zero;
            for (int k = 0; k < row.Length; k++) sum = field.Add(sum, field.Multiply(row[k], vector[k]));
            product[i] = sum;
        }
        return product;
    }

    /// <summary>target += factor * source.</summary>
    private void AddMultiple(Span<TElement> target, TElement factor, ReadOnlySpan<TElement> source)
    {
        if (field.IsZero(factor)) return;
        source = source[..target.Length];
        for (int i = 0; i < target.Length; i++) target[i] = field.Add(target[i], field.Multiply(factor, source[i]));
    }
}
