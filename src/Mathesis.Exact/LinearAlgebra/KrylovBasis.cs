namespace Mathesis.Exact;

/// <summary>
/// A growing set of independent vectors in echelon form that remembers how each came from those added, so that the first vector
/// which depends on the earlier ones gives the dependence as a polynomial.
/// </summary>
internal sealed class KrylovBasis<TField, TElement>(TField field, int length)
    where TField : struct, IField<TElement>
{
    private readonly List<(TElement[] Vector, TElement[] Combination, int Pivot)> rows = [];
    private int added;

    /// <summary>Whether a vector depends on those added.</summary>
    public bool Contains(ReadOnlySpan<TElement> vector) => FirstNonZero(Reduce([.. vector], null)) < 0;

    /// <summary>
    /// Adds a vector. When it depends on the others it is not added, and the monic combination of all vectors given so far that is
    /// zero is returned: its coefficient i belongs to vector i, the last is 1.
    /// </summary>
    public TElement[]? Add(ReadOnlySpan<TElement> vector)
    {
        var combination = new TElement[added + 1];
        combination.AsSpan().Fill(field.Zero);
        combination[added] = field.One;
        TElement[] rest = Reduce([.. vector], combination);
        int pivot = FirstNonZero(rest);
        if (pivot < 0) return combination;
        added++;
        TElement inverse = field.Invert(rest[pivot]);
        for (int i = 0; i < length; i++) rest[i] = field.Multiply(rest[i], inverse);
        for (int i = 0; i < combination.Length; i++) combination[i] = field.Multiply(combination[i], inverse);
        rows.Add((rest, combination, pivot));
        return null;
    }

    private TElement[] Reduce(TElement[] vector, TElement[]? combination)
    {
        foreach ((TElement[] row, TElement[] of, int pivot) in rows)
        {
            if (field.IsZero(vector[pivot])) continue;
            TElement factor = field.Negate(vector[pivot]);
            for (int i = 0; i < length; i++) vector[i] = field.Add(vector[i], field.Multiply(factor, row[i]));
            if (combination is null) continue;
            for (int i = 0; i < of.Length; i++) combination[i] = field.Add(combination[i], field.Multiply(factor, of[i]));
        }
        return vector;
    }

    private int FirstNonZero(ReadOnlySpan<TElement> vector)
    {
        for (int i = 0; i < vector.Length; i++)
            if (!field.IsZero(vector[i])) return i;
        return -1;
    }
}
