namespace Mathesis.Exact;

public sealed partial class LinearAlgebra<TField, TElement>
{
    /// <summary>
    /// The monic polynomial of least degree with p(a) = 0, constant first: the least common multiple of those of the unit vectors,
    /// of which only those outside the invariant subspaces found before are followed.
    /// </summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public TElement[] MinimalPolynomial(Matrix<TElement> a)
    {
        RequireSquare(a);
        int n = a.Rows;
        var ring = new PolynomialRing<TField, TElement>(field);
        TElement[] minimal = [field.One];
        var covered = new KrylovBasis<TField, TElement>(field, n);
        for (int unit = 0; unit < n && ring.Degree(minimal) < n; unit++)
        {
            var start = new TElement[n];
            start.AsSpan().Fill(field.Zero);
            start[unit] = field.One;
            if (covered.Contains(start)) continue;
            // q(a) e is zero for q = minimal exactly when e adds nothing; else the polynomial of minimal(a) e is the missing factor.
            TElement[] vector = Apply(a, minimal, start);
            var chain = new KrylovBasis<TField, TElement>(field, n);
            TElement[]? relation = chain.Add(vector);
            while (relation is null)
            {
                vector = Multiply(a, vector);
                relation = chain.Add(vector);
            }
            minimal = ring.Multiply(minimal, relation);
            for (TElement[] covering = start; covered.Add(covering) is null;) covering = Multiply(a, covering);
        }
        return minimal;
    }

    /// <summary>p(a) v by Horner's rule.</summary>
    private TElement[] Apply(Matrix<TElement> a, ReadOnlySpan<TElement> polynomial, ReadOnlySpan<TElement> vector)
    {
        var result = new TElement[vector.Length];
        result.AsSpan().Fill(field.Zero);
        for (int i = polynomial.Length - 1; i >= 0; i--)
        {
            result = Multiply(a, result);
            AddMultiple(result, polynomial[i], vector);
        }
        return result;
    }
}
