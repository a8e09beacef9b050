using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Numerics;

/// <summary>IEEE 754 binary32 to float64 and back.</summary>
public static class SingleFloat
{
    /// <summary>Widens; every number is exact.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">As many numbers.</param>
    public static void Widen(ReadOnlySpan<float> source, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));
        ref float from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= source.Length - 8; i += 8)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            lower.StoreUnsafe(ref to, (nuint)i);
            upper.StoreUnsafe(ref to, (nuint)i + 4);
        }
        for (; i < source.Length; i++) destination[i] = source[i];
    }

    /// <summary>Rounds to nearest, ties to even.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">As many numbers.</param>
    /// <returns>How many finite numbers became infinite.</returns>
    public static int Narrow(ReadOnlySpan<double> source, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));
        ref double from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        int overflows = 0;
        // The first number that is rounded to infinity: half a unit beyond the largest.
        Vector256<double> bound = Vector256.Create(3.4028235677973366e38);
        Vector256<double> infinity = Vector256.Create(double.PositiveInfinity);
        for (; i <= source.Length - 8; i += 8)
        {
            Vector256<double> lower = Vector256.LoadUnsafe(ref from, (nuint)i);
            Vector256<double> upper = Vector256.LoadUnsafe(ref from, (nuint)i + 4);
            Vector256.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
            if (Vector256.GreaterThanOrEqualAny(Vector256.Abs(lower), bound) || Vector256.GreaterThanOrEqualAny(Vector256.Abs(upper), bound))
                overflows += Count(lower) + Count(upper);
        }
        for (; i < source.Length; i++)
        {
            destination[i] = (float)source[i];
            if (float.IsInfinity(destination[i]) && double.IsFinite(source[i])) overflows++;
        }
        return overflows;

        int Count(Vector256<double> values)
        {
            Vector256<double> magnitude = Vector256.Abs(values);
            return BitOperations.PopCount((Vector256.GreaterThanOrEqual(magnitude, bound) & Vector256.LessThan(magnitude, infinity)).ExtractMostSignificantBits());
        }
    }
}
