using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Numerics;

/// <summary>
/// Rounds float64 to float32 to odd: what is not exact gets the neighbour whose last bit is 1. Rounding that to a narrower format to
/// nearest gives the float64 rounded once (Boldo and Melquiond, "When double rounding is odd", 2005).
/// </summary>
internal static class OddRounding
{
    /// <summary>Eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Round(Vector256<double> lower, Vector256<double> upper)
    {
        Vector256<float> nearest = Vector256.Narrow(lower, upper);
        (Vector256<double> lowerBack, Vector256<double> upperBack) = Vector256.Widen(nearest);
        Vector256<int> isExact = Vector256.Narrow(Vector256.Equals(lower, lowerBack).AsInt64(), Vector256.Equals(upper, upperBack).AsInt64());
        Vector256<int> isCut = Vector256.Narrow(
            Vector256.GreaterThan(Vector256.Abs(lower), Vector256.Abs(lowerBack)).AsInt64(),
            Vector256.GreaterThan(Vector256.Abs(upper), Vector256.Abs(upperBack)).AsInt64());
        Vector256<int> bits = nearest.AsInt32();
        Vector256<int> isEven = Vector256.Equals(bits & Vector256<int>.One, Vector256<int>.Zero);
        Vector256<int> step = Vector256.ConditionalSelect(isCut, Vector256<int>.One, Vector256<int>.AllBitsSet);
        return (bits + (step & isEven & ~isExact)).AsSingle();
    }

    /// <summary>One number.</summary>
    public static float Round(double value)
    {
        float nearest = (float)value;
        if (nearest == value || double.IsNaN(value)) return nearest;
        int bits = BitConverter.SingleToInt32Bits(nearest);
        if ((bits & 1) != 0) return nearest;
        return BitConverter.Int32BitsToSingle(bits + (Math.Abs(value) > Math.Abs((double)nearest) ? 1 : -1));
    }
}
