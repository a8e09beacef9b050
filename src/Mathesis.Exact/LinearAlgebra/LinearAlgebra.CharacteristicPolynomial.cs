namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>
    /// det(x I - a), constant first; its last coefficient is 1. The matrix is brought to Hessenberg form by similarities, whose
    /// leading minors satisfy a recurrence (Cohen, A Course in Computational Algebraic Number Theory, algorithm 2.2.9); n^3 steps.
    /// </summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public TElement[] CharacteristicPolynomial(Matrix<TElement> a)
    {
        RequireSquare(a);
        Matrix<TElement> h = Hessenberg(a);
        int n = a.Rows;
        var minors = new TElement[n + 1][];
        minors[0] = [field.One];
        for (int m = 1; m <= n; m++)
        {
            // p_m = (x - h_mm) p_(m-1) - sum over i of h_(m-i, m) (the subdiagonal between) p_(m-i-1)
            var next = new TElement[m + 1];
            next.AsSpan().Fill(field.Zero);
            minors[m - 1].CopyTo(next, 1);
            AddMultiple(next.AsSpan(0, m), field.Negate(h[m - 1, m - 1]), minors[m - 1]);
            TElement between = field.One;
            for (int i = 1; i < m; i++)
            {
                between = field.Multiply(between, h[m - i, m - i - 1]);
                if (field.IsZero(between)) break;
                TElement factor = field.Negate(field.Multiply(between, h[m - i - 1, m - 1]));
                AddMultiple(next.AsSpan(0, m - i), factor, minors[m - i - 1]);
            }
            minors[m] = next;
        }
        return minors[n];
    }

    /// <summary>A similar matrix that is zero below the subdiagonal.</summary>
    private Matrix<TElement> Hessenberg(Matrix<TElement> a)
    {
        Matrix<TElement> h = a.Clone();
        int n = h.Rows;
        for (int m = 1; m < n - 1; m++)
        {
            int pivot = m;
            while (pivot < n && field.IsZero(h[pivot, m - 1])) pivot++;
            if (pivot == n) continue;
            if (pivot != m)
            {
                SwapRows(h, pivot, m);
                for (int row = 0; row < n; row++) (h[row, pivot], h[row, m]) = (h[row, m], h[row, pivot]);
            }
            TElement inverse = field.Invert(h[m, m - 1]);
            var factors = new TElement[n];
            for (int row = m + 1; row < n; row++)
            {
                factors[row] = field.Multiply(h[row, m - 1], inverse);
                AddMultiple(h.Row(row)[(m - 1)..], field.Negate(factors[row]), h.Row(m)[(m - 1)..]);
            }
            // The inverse similarity: column m takes the multiples of the columns behind it.
            for (int row = 0; row < n; row++)
            {
                Span<TElement> entries = h.Row(row);
                TElement sum = entries[m];
                for (int column = m + 1; column < n; column++)
                    if (!field.IsZero(factors[column])) sum = field.Add(sum, field.Multiply(factors[column], entries[column]));
                entries[m] = sum;
            }
        }
        return h;
    }
}
