using System.Numerics;

namespace Mathesis.Exact;

/// <summary>A double with an exponent of its own, so that nothing overflows: mantissa 2^exponent with |mantissa| in [1, 2), or 0.</summary>
internal readonly struct ScaledDouble
{
    private ScaledDouble(double mantissa, long exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>0, or of magnitude in [1, 2).</summary>
    public double Mantissa { get; }

    /// <summary>The exponent of two.</summary>
    public long Exponent { get; }

    /// <summary>value 2^exponent.</summary>
    public static ScaledDouble Of(double value, long exponent)
    {
        if (value == 0) return default;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int power = (int)(bits >> 52 & 0x7FF) - 1023;
        return new ScaledDouble(BitConverter.Int64BitsToDouble((bits & ~(0x7FFL << 52)) | (1023L << 52)), exponent + power);
    }

    /// <summary>An integer's leading bits.</summary>
    public static ScaledDouble Of(Integer value)
    {
        ReadOnlySpan<ulong> magnitude = value.Magnitude;
        if (magnitude.IsEmpty) return default;
        ulong high = magnitude[^1], low = magnitude.Length > 1 ? magnitude[^2] : 0;
        int shift = BitOperations.LeadingZeroCount(high);
        if (shift > 0) high = (high << shift) | (low >> (64 - shift));
        return Of(value.Sign * (double)high, (64L * (magnitude.Length - 1)) - shift);
    }
}
