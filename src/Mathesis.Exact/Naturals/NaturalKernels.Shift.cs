namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes the limbs shifted up by 0 to 63 bits and returns the bits that left at the top.</summary>
    /// <param name="result">As long as <paramref name="a"/>; may be the same span.</param>
    /// <param name="a">The number.</param>
    /// <param name="bits">From 0 to 63.</param>
    public static ulong ShiftLeft(Span<ulong> result, ReadOnlySpan<ulong> a, int bits)
    {
        if (bits == 0)
        {
            a.CopyTo(result);
            return 0;
        }
        ulong above = 0;
        for (int i = a.Length - 1; i >= 0; i--)
        {
            ulong limb = a[i];
            if (i == a.Length - 1) above = limb >> (64 - bits);
            result[i] = (limb << bits) | (i > 0 ? a[i - 1] >> (64 - bits) : 0);
        }
        return above;
    }

    /// <summary>Writes the limbs shifted down by 0 to 63 bits; the bits that leave at the bottom are lost.</summary>
    /// <param name="result">As long as <paramref name="a"/>; may be the same span.</param>
    /// <param name="a">The number.</param>
    /// <param name="bits">From 0 to 63.</param>
    public static void ShiftRight(Span<ulong> result, ReadOnlySpan<ulong> a, int bits)
    {
        if (bits == 0)
        {
            a.CopyTo(result);
            return;
        }
        for (int i = 0; i < a.Length; i++)
            result[i] = (a[i] >> bits) | (i + 1 < a.Length ? a[i + 1] << (64 - bits) : 0);
    }
}
