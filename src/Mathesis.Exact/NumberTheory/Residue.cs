namespace Mathesis.Exact;

/// <summary>The representative of an integer in [0, modulus); of a modulus of any size it is <see cref="Integer.Mod"/>.</summary>
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
    public static ulong Of(Integer value, ulong modulus)
    {
        ulong remainder = NaturalKernels.RemainderLimb(value.Magnitude, modulus);
        return value.Sign < 0 && remainder != 0 ? modulus - remainder : remainder;
    }
}
