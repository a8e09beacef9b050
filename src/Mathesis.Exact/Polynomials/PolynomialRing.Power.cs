namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>a^n; the power 0 is 1.</summary>
    public TElement[] Power(ReadOnlySpan<TElement> a, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        TElement[] result = One;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if ((exponent >> bit & 1) != 0) result = Multiply(result, a);
        }
        return result;
    }

    /// <summary>a^n mod m, by squaring from the top bit.</summary>
    /// <param name="a">The base.</param>
    /// <param name="exponent">At least 0.</param>
    /// <param name="modulus">Not zero.</param>
    public TElement[] PowerModulo(ReadOnlySpan<TElement> a, Integer exponent, ReadOnlySpan<TElement> modulus)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent.Sign, nameof(exponent));
        TElement[] value = Remainder(a, modulus);
        TElement[] result = Remainder(One, modulus);
        for (long bit = exponent.BitLength - 1; bit >= 0; bit--)
        {
            result = Remainder(Multiply(result, result), modulus);
            if (exponent.HasBit(bit)) result = Remainder(Multiply(result, value), modulus);
        }
        return result;
    }
}
