using System.Numerics;

namespace Mathesis.Exact;

/// <summary>Products of short polynomials modulo primes below 2^32: the sums of products are taken in vectors and reduced once a coefficient (<see cref="DigitProduct"/>).</summary>
internal static class ColumnConvolution
{
    // Where the sums of whole products would exceed a word, one factor is cut here.
    private const int Cut = 16;

    /// <summary>Whether the processor and the prime allow it.</summary>
    public static bool CanMultiply(ulong prime) => prime < 1UL << 32 && DigitProduct.IsSupported;

    /// <summary>a b.</summary>
    /// <param name="field">A field that <see cref="CanMultiply"/> allows.</param>
    /// <param name="a">Not empty.</param>
    /// <param name="b">Not empty; the shorter factor has fewer than 2^15 coefficients.</param>
    public static TElement[] Multiply<TElement>(IPrimeField<TElement> field, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        ReadOnlySpan<TElement> longer = a.Length >= b.Length ? a : b, shorter = a.Length >= b.Length ? b : a;
        ulong[] x = new ulong[longer.Length], y = new ulong[shorter.Length], sums = new ulong[a.Length + b.Length - 1];
        for (int i = 0; i < x.Length; i++) x[i] = field.ToResidue(longer[i]);
        for (int i = 0; i < y.Length; i++) y[i] = field.ToResidue(shorter[i]);
        ulong prime = field.Characteristic;
        var reducer = new BarrettReducer(prime);
        int bits = 64 - BitOperations.LeadingZeroCount(prime - 1);
        var result = new TElement[sums.Length];
        if ((2 * bits) + 32 - BitOperations.LeadingZeroCount((uint)y.Length) <= 64)
        {
            DigitProduct.Convolve(sums, x, y);
            for (int i = 0; i < result.Length; i++) result[i] = field.FromResidue(reducer.Reduce(sums[i]));
            return result;
        }
        var high = new ulong[y.Length];
        for (int i = 0; i < y.Length; i++) (high[i], y[i]) = (y[i] >> Cut, y[i] & ((1UL << Cut) - 1));
        ulong[] above = new ulong[sums.Length];
        DigitProduct.Convolve(sums, x, y);
        DigitProduct.Convolve(above, x, high);
        for (int i = 0; i < result.Length; i++) result[i] = field.FromResidue(reducer.Reduce((reducer.Reduce(above[i]) << Cut) + sums[i]));
        return result;
    }
}
