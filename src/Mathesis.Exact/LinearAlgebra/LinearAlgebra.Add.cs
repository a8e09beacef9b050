namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>a + b.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix<TElement> Add(Matrix<TElement> a, Matrix<TElement> b)
    {
        RequireSameShape(a, b);
        var sum = new Matrix<TElement>(a.Rows, a.Columns);
        for (int i = 0; i < sum.Entries.Length; i++) sum.Entries[i] = field.Add(a.Entries[i], b.Entries[i]);
        return sum;
    }

    /// <summary>a - b.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix<TElement> Subtract(Matrix<TElement> a, Matrix<TElement> b)
    {
        RequireSameShape(a, b);
        var difference = new Matrix<TElement>(a.Rows, a.Columns);
        for (int i = 0; i < difference.Entries.Length; i++) difference.Entries[i] = field.Subtract(a.Entries[i], b.Entries[i]);
        return difference;
    }

    /// <summary>factor times a.</summary>
    public Matrix<TElement> Scale(Matrix<TElement> a, TElement factor)
    {
        var scaled = new Matrix<TElement>(a.Rows, a.Columns);
        for (int i = 0; i < scaled.Entries.Length; i++) scaled.Entries[i] = field.Multiply(factor, a.Entries[i]);
        return scaled;
    }

    private static void RequireSameShape(Matrix<TElement> a, Matrix<TElement> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns)
            throw new ArgumentException($"the shapes {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns} differ", nameof(b));
    }
}
