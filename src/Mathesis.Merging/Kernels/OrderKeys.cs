using System.Runtime.InteropServices;

namespace Mathesis.Merging;

/// <summary>32-bit keys that order numbers, for selection by histograms of bit patterns.</summary>
public static class OrderKeys
{
    /// <summary>Keys of magnitudes rounded to float32: a larger magnitude has a larger key, and NaN the largest.</summary>
    public static void OfMagnitudes(ReadOnlySpan<double> values, Span<uint> keys)
    {
        Span<float> rounded = MemoryMarshal.Cast<uint, float>(keys);
        Numerics.SingleFloat.Narrow(values, rounded);
        System.Numerics.Tensors.TensorPrimitives.BitwiseAnd(keys[..values.Length], 0x7FFFFFFFu, keys);
    }

    /// <summary>Keys of numbers rounded to float32, negative ones below positive ones.</summary>
    public static void OfNumbers(ReadOnlySpan<double> values, Span<uint> keys)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // Minus zero and zero are the same number.
            uint bits = BitConverter.SingleToUInt32Bits((float)values[i] + 0f);
            keys[i] = (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
        }
    }

    /// <summary>The number that a key of <see cref="OfNumbers"/> stands for.</summary>
    public static float Number(uint key) => BitConverter.UInt32BitsToSingle((key & 0x80000000) != 0 ? key & 0x7FFFFFFF : ~key);
}
