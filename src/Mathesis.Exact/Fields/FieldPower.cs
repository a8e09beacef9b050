namespace Mathesis.Exact;

/// <summary>Powers in any field.</summary>
public static class FieldPower
{
    /// <summary>a^n by repeated squaring; the power 0 is 1.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">a.</param>
    /// <param name="exponent">n, at least 0.</param>
    public static TElement Of<TField, TElement>(in TField field, TElement value, Integer exponent)
        where TField : struct, IField<TElement>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent.Sign, nameof(exponent));
        TElement result = field.One;
        for (long bit = exponent.BitLength - 1; bit >= 0; bit--)
        {
            result = field.Multiply(result, result);
            if (exponent.HasBit(bit)) result = field.Multiply(result, value);
        }
        return result;
    }
}
