using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Numerics;

/// <summary>bfloat16, the upper half of an IEEE 754 binary32, to float64 and back.</summary>
public static class BrainFloat
{
    /// <summary>The largest finite number.</summary>
    public const double Largest = 3.3895313892515355e38;

    /// <summary>Widens; every number is exact.</summary>
    /// <param name="source">The numbers' bits.</param>
    /// <param name="destination">As many numbers.</param>
    public static void Widen(ReadOnlySpan<ushort> source, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));
        ref ushort from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= source.Length - 16; i += 16)
        {
            (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            Store(lower << 16, ref Unsafe.Add(ref to, i));
            Store(upper << 16, ref Unsafe.Add(ref to, i + 8));
        }
        for (; i < source.Length; i++) destination[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
    }

    /// <summary>Rounds once, to nearest, ties to even.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">As many, as bits.</param>
    /// <returns>How many finite numbers became infinite.</returns>
    public static int Narrow(ReadOnlySpan<double> source, Span<ushort> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));
        ref double from = ref MemoryMarshal.GetReference(source);
        ref ushort to = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        int overflows = 0;
        for (; i <= source.Length - 16; i += 16)
        {
            Vector256<uint> lower = Round(ref Unsafe.Add(ref from, i), ref overflows);
            Vector256<uint> upper = Round(ref Unsafe.Add(ref from, i + 8), ref overflows);
            Vector256.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < source.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(OddRounding.Round(source[i]));
            destination[i] = (bits & 0x7FFFFFFF) > 0x7F800000 ? (ushort)(bits >> 16 | 0x40) : (ushort)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
            if ((destination[i] & 0x7FFF) == 0x7F80 && double.IsFinite(source[i])) overflows++;
        }
        return overflows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<uint> bits, ref double to)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(bits.AsSingle());
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(ref double from, ref int overflows)
    {
        Vector256<uint> bits = OddRounding.Round(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 4)).AsUInt32();
        Vector256<uint> magnitude = bits & Vector256.Create(0x7FFFFFFFu);
        Vector256<uint> isNan = Vector256.GreaterThan(magnitude, Vector256.Create(0x7F800000u));
        Vector256<uint> rounded = (bits + Vector256.Create(0x7FFFu) + ((bits >> 16) & Vector256<uint>.One)) >> 16;
        Vector256<uint> overflow = Vector256.GreaterThan(magnitude, Vector256.Create(0x7F7F7FFFu)) & Vector256.LessThan(magnitude, Vector256.Create(0x7F800000u));
        if (overflow != Vector256<uint>.Zero) overflows += BitOperations.PopCount(overflow.ExtractMostSignificantBits());
        return Vector256.ConditionalSelect(isNan, (bits >> 16) | Vector256.Create(0x40u), rounded);
    }
}
