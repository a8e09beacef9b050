using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>
/// Arithmetic of natural numbers written as spans of 64-bit limbs, least significant first. An operation a file. Unless said
/// otherwise, results may not overlap operands, operands may have leading zero limbs, and nothing is allocated that outlives the call.
/// </summary>
/// <remarks>Results do not depend on the thresholds between methods; <c>benchmarks/exact-numbers</c> measures what they should be.</remarks>
public static unsafe partial class NaturalKernels
{
    /// <summary>The fewest limbs of the shorter factor for rows of digits in vectors.</summary>
    public const int VectorThreshold = 10;

    /// <summary>The fewest limbs for squaring by rows of digits in vectors.</summary>
    public const int VectorSquareThreshold = 16;

    /// <summary>The fewest limbs for the greatest common divisor in vectors.</summary>
    public const int VectorGcdThreshold = 16;

    /// <summary>The fewest limbs of the shorter factor for Karatsuba's multiplication.</summary>
    public static int KaratsubaThreshold => DigitProduct.IsSupported ? DigitProduct.MostLimbs + 1 : 32;

    /// <summary>The fewest limbs for squaring by Karatsuba's method.</summary>
    public static int KaratsubaSquareThreshold => DigitProduct.IsSupported ? DigitProduct.MostLimbs + 1 : 48;

    /// <summary>The fewest limbs of the shorter factor for multiplication by number-theoretic transforms.</summary>
    public static int TransformThreshold => DigitProduct.IsSupported ? 200 : 96;

    /// <summary>The fewest limbs of a quotient for recursive division.</summary>
    public static int RecursiveDivisionThreshold => DigitProduct.IsSupported ? 16 : 40;

    /// <summary>The number of limbs without leading zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ReadOnlySpan<ulong> a)
    {
        int length = a.Length;
        while (length > 0 && a[length - 1] == 0) length--;
        return length;
    }

    /// <summary>The limbs without leading zeros.</summary>
    public static ReadOnlySpan<ulong> Trim(ReadOnlySpan<ulong> a) => a[..Length(a)];
}
