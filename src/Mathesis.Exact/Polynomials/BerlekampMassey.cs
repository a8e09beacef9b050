namespace Mathesis.Exact;

/// <summary>The shortest linear recurrence of a sequence (Berlekamp 1968, Massey 1969).</summary>
public static class BerlekampMassey
{
    /// <summary>
    /// The least L and a c with c_0 = 1, deg c at most L, such that s_n + c_1 s_(n-1) + ... + c_L s_(n-L) = 0 for all L &lt;= n &lt; N.
    /// The recurrence is the only one of its length when 2 L &lt;= N.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="sequence">s_0, ..., s_(N-1).</param>
    /// <returns>L, and c without zeros at the end.</returns>
    public static (int Length, TElement[] Connection) Find<TField, TElement>(in TField field, ReadOnlySpan<TElement> sequence)
        where TField : struct, IField<TElement>
    {
        var ring = new PolynomialRing<TField, TElement>(field);
        TElement[] connection = ring.One;
        TElement[] previous = ring.One;
        TElement previousDiscrepancy = field.One;
        int length = 0;
        int gap = 1;
        for (int n = 0; n < sequence.Length; n++, gap++)
        {
            TElement discrepancy = field.Zero;
            for (int i = 0; i < Math.Min(connection.Length, n + 1); i++)
                discrepancy = field.Add(discrepancy, field.Multiply(connection[i], sequence[n - i]));
            if (field.IsZero(discrepancy)) continue;
            TElement factor = field.Multiply(discrepancy, field.Invert(previousDiscrepancy));
            TElement[] corrected = ring.Subtract(connection, ring.Multiply(previous, ring.Monomial(factor, gap)));
            if (2 * length <= n)
            {
                length = n + 1 - length;
                previous = connection;
                previousDiscrepancy = discrepancy;
                gap = 0;
            }
            connection = corrected;
        }
        return (length, connection);
    }
}
