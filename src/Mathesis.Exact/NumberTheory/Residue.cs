namespace Mathesis.Exact;

/// <summary>The representative of an integer in [0, modulus).</summary>
public static class Residue
{
    /// <summary>The r in [0, <paramref name="modulus"/>) congruent to <paramref name="value"/>.</summary>
    /// <param name="value">Any integer.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Of(long value, ulong modulus) =>
        value >= 0 ? (ulong)value % modulus : modulus - 1 - ((ulong)~value % modulus);

    /// <summary>The r in [0, <paramref name="modulus"/>) congruent to <paramref name="value"/>.</summary>
    /// <param name="value">Any integer.</param>
    /// <param name="modulus">At least 1.</param>
    public static ulong Of(WideInteger value, ulong modulus)
    {
        WideInteger remainder = WideInteger.Remainder(value, modulus);
        return (ulong)(remainder.Sign < 0 ? remainder + modulus : remainder);
    }

    /// <summary>The r in [0, <paramref name="modulus"/>) congruent to <paramref name="value"/>.</summary>
    /// <param name="value">Any integer.</param>
    /// <param name="modulus">At least 1.</param>
    public static WideInteger Of(WideInteger value, WideInteger modulus)
    {
        WideInteger remainder = WideInteger.Remainder(value, modulus);
        return remainder.Sign < 0 ? remainder + modulus : remainder;
    }
}
