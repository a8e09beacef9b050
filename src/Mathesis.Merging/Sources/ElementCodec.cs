using System.Runtime.InteropServices;
using Mathesis.Checkpoints;
using Mathesis.Numerics;

namespace Mathesis.Merging;

/// <summary>Elements of the floating types as float64, and back with one rounding.</summary>
internal static class ElementCodec
{
    /// <summary>Widens elements; exact.</summary>
    public static void Decode(SafetensorsType type, ReadOnlySpan<byte> bytes, Span<double> values)
    {
        switch (type)
        {
            case SafetensorsType.BFloat16: BrainFloat.Widen(MemoryMarshal.Cast<byte, ushort>(bytes), values); break;
            case SafetensorsType.Float16: HalfFloat.Widen(MemoryMarshal.Cast<byte, ushort>(bytes), values); break;
            case SafetensorsType.Float32: SingleFloat.Widen(MemoryMarshal.Cast<byte, float>(bytes), values); break;
            case SafetensorsType.Float64: MemoryMarshal.Cast<byte, double>(bytes).CopyTo(values); break;
            case SafetensorsType.Float8E4M3: QuarterFloat.WidenE4M3(bytes, values); break;
            case SafetensorsType.Float8E5M2: QuarterFloat.WidenE5M2(bytes, values); break;
            default: throw new NotSupportedException($"{type.Code} is not a type of numbers that are merged");
        }
    }

    /// <summary>Rounds elements to nearest, ties to even.</summary>
    /// <param name="type">F64, F32, F16 or BF16.</param>
    /// <param name="values">The elements.</param>
    /// <param name="bytes">Where they go.</param>
    /// <param name="saturates">Whether finite numbers beyond the type's range become its largest, not infinite.</param>
    /// <returns>How many finite numbers were beyond the range.</returns>
    public static int Encode(SafetensorsType type, ReadOnlySpan<double> values, Span<byte> bytes, bool saturates)
    {
        switch (type)
        {
            case SafetensorsType.Float64:
                MemoryMarshal.AsBytes(values).CopyTo(bytes);
                return 0;
            case SafetensorsType.Float32:
                Span<float> singles = MemoryMarshal.Cast<byte, float>(bytes);
                int overflows = SingleFloat.Narrow(values, singles);
                for (int i = 0; saturates && overflows > 0 && i < values.Length; i++)
                    if (double.IsFinite(values[i]) && float.IsInfinity(singles[i])) singles[i] = values[i] > 0 ? float.MaxValue : float.MinValue;
                return overflows;
            case SafetensorsType.Float16:
                return Saturate(values, MemoryMarshal.Cast<byte, ushort>(bytes), HalfFloat.Narrow(values, MemoryMarshal.Cast<byte, ushort>(bytes)), saturates, 0x7C00);
            case SafetensorsType.BFloat16:
                return Saturate(values, MemoryMarshal.Cast<byte, ushort>(bytes), BrainFloat.Narrow(values, MemoryMarshal.Cast<byte, ushort>(bytes)), saturates, 0x7F80);
            default:
                throw new NotSupportedException($"{type.Code} is not a type that merges are written in");
        }
    }

    /// <summary>The bit pattern before infinity's is the largest finite number.</summary>
    private static int Saturate(ReadOnlySpan<double> values, Span<ushort> words, int overflows, bool saturates, int infinity)
    {
        for (int i = 0; saturates && overflows > 0 && i < values.Length; i++)
            if (double.IsFinite(values[i]) && (words[i] & 0x7FFF) == infinity) words[i]--;
        return overflows;
    }
}
