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
        // Backwards the sequence meets the coefficients in their order.
        TElement[] reversed = sequence.ToArray();
        Array.Reverse(reversed);
        TElement[] connection = Zeros<TField, TElement>(field, sequence.Length + 1), previous = [.. connection], spare = [.. connection];
        connection[0] = previous[0] = field.One;
        TElement previousDiscrepancy = field.One;
        // deg c <= L all the time, and that of the previous c at most its own L.
        int length = 0, previousLength = 0, gap = 1;
        for (int n = 0; n < sequence.Length; n++, gap++)
        {
            TElement discrepancy = FieldRows.Dot<TField, TElement>(field, connection.AsSpan(0, length + 1), reversed.AsSpan(sequence.Length - 1 - n, length + 1));
            if (field.IsZero(discrepancy)) continue;
            TElement factor = field.Multiply(discrepancy, field.Invert(previousDiscrepancy));
            bool grows = 2 * length <= n;
            if (grows) connection.AsSpan(0, length + 1).CopyTo(spare);
            FieldRows.SubtractMultiple<TField, TElement>(field, connection.AsSpan(gap), previous.AsSpan(0, previousLength + 1), factor);
            if (!grows) continue;
            (previous, spare) = (spare, previous);
            previousLength = length;
            previousDiscrepancy = discrepancy;
            length = n + 1 - length;
            gap = 0;
        }
        int count = length + 1;
        while (count > 1 && field.IsZero(connection[count - 1])) count--;
        return (length, connection[..count]);
    }

    private static TElement[] Zeros<TField, TElement>(in TField field, int count)
        where TField : struct, IField<TElement>
    {
        var zeros = new TElement[count];
        zeros.AsSpan().Fill(field.Zero);
        return zeros;
    }
}
