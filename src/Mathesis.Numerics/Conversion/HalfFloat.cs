using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Numerics;

/// <summary>IEEE 754 binary16 to float64 and back.</summary>
public static class HalfFloat
{
    /// <summary>The largest finite number.</summary>
    public const double Largest = 65504;

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
            Store(lower, ref Unsafe.Add(ref to, i));
            Store(upper, ref Unsafe.Add(ref to, i + 8));
        }
        for (; i < source.Length; i++) destination[i] = (double)BitConverter.UInt16BitsToHalf(source[i]);
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
            destination[i] = BitConverter.HalfToUInt16Bits((Half)source[i]);
            if ((destination[i] & 0x7FFF) == 0x7C00 && double.IsFinite(source[i])) overflows++;
        }
        return overflows;
    }

    /// <summary>The exponent moves by a multiplication, which also makes numbers below the normal range right; infinities and NaNs keep the largest exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<uint> half, ref double to)
    {
        Vector256<uint> magnitude = half & Vector256.Create(0x7FFFu);
        Vector256<uint> scaled = ((magnitude << 13).AsSingle() * Vector256.Create(5.192296858534828e33f)).AsUInt32();
        Vector256<uint> special = Vector256.GreaterThan(magnitude, Vector256.Create(0x7BFFu)) & Vector256.Create(0x7F800000u);
        Vector256<uint> bits = scaled | special | ((half & Vector256.Create(0x8000u)) << 16);
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(bits.AsSingle());
        lower.StoreUnsafe(ref to);
        upper.StoreUnsafe(ref to, 4);
    }

    /// <summary>Numbers below the normal range are rounded by adding the power of two whose last bit is theirs; others in their bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(ref double from, ref int overflows)
    {
        Vector256<uint> bits = OddRounding.Round(Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref from, 4)).AsUInt32();
        Vector256<uint> magnitude = bits & Vector256.Create(0x7FFFFFFFu);
        Vector256<uint> magic = Vector256.Create(0x3F000000u);
        Vector256<uint> small = (magnitude.AsSingle() + magic.AsSingle()).AsUInt32() - magic;
        Vector256<uint> normal = (magnitude + Vector256.Create(0xC8000FFFu) + ((magnitude >> 13) & Vector256<uint>.One)) >> 13;
        Vector256<uint> rounded = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0x38800000u)), small, normal);
        Vector256<uint> isLarge = Vector256.GreaterThan(magnitude, Vector256.Create(0x477FEFFFu));
        Vector256<uint> isNan = Vector256.GreaterThan(magnitude, Vector256.Create(0x7F800000u));
        rounded = Vector256.ConditionalSelect(isLarge, Vector256.ConditionalSelect(isNan, Vector256.Create(0x7E00u), Vector256.Create(0x7C00u)), rounded);
        Vector256<uint> overflow = isLarge & Vector256.LessThan(magnitude, Vector256.Create(0x7F800000u));
        if (overflow != Vector256<uint>.Zero) overflows += BitOperations.PopCount(overflow.ExtractMostSignificantBits());
        return rounded | ((bits >> 16) & Vector256.Create(0x8000u));
    }
}
