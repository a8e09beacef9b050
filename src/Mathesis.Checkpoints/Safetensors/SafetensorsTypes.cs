using System.Diagnostics.CodeAnalysis;

namespace Mathesis.Checkpoints;

/// <summary>The names and widths of the element types.</summary>
public static class SafetensorsTypes
{
    private static readonly (SafetensorsType Type, string Code, int Bits)[] All =
    [
        (SafetensorsType.Float4, "F4", 4),
        (SafetensorsType.Float6E2M3, "F6_E2M3", 6),
        (SafetensorsType.Float6E3M2, "F6_E3M2", 6),
        (SafetensorsType.Boolean, "BOOL", 8),
        (SafetensorsType.UInt8, "U8", 8),
        (SafetensorsType.Int8, "I8", 8),
        (SafetensorsType.Float8E5M2, "F8_E5M2", 8),
        (SafetensorsType.Float8E4M3, "F8_E4M3", 8),
        (SafetensorsType.Float8E8M0, "F8_E8M0", 8),
        (SafetensorsType.Float8E5M2Fnuz, "F8_E5M2FNUZ", 8),
        (SafetensorsType.Float8E4M3Fnuz, "F8_E4M3FNUZ", 8),
        (SafetensorsType.UInt16, "U16", 16),
        (SafetensorsType.Int16, "I16", 16),
        (SafetensorsType.Float16, "F16", 16),
        (SafetensorsType.BFloat16, "BF16", 16),
        (SafetensorsType.UInt32, "U32", 32),
        (SafetensorsType.Int32, "I32", 32),
        (SafetensorsType.Float32, "F32", 32),
        (SafetensorsType.UInt64, "U64", 64),
        (SafetensorsType.Int64, "I64", 64),
        (SafetensorsType.Float64, "F64", 64),
        (SafetensorsType.Complex64, "C64", 64),
    ];

    /// <summary>All names, in the order of their widths.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(entry => entry.Code)];

    extension(SafetensorsType type)
    {
        /// <summary>The name in the header: <c>F32</c>.</summary>
        public string Code => All[(int)type].Code;

        /// <summary>The bits of one element.</summary>
        public int Bits => All[(int)type].Bits;

        /// <summary>The bytes of one element.</summary>
        /// <exception cref="InvalidOperationException">Elements of this type share bytes.</exception>
        public int Bytes => type.Bits % 8 == 0 ? type.Bits / 8 : throw new InvalidOperationException($"elements of {type.Code} are no whole bytes");

        /// <summary>Whether the elements are real numbers in floating point that arithmetic is defined on here: F64, F32, F16, BF16, F8_E4M3, F8_E5M2.</summary>
        public bool IsFloat => type is SafetensorsType.Float64 or SafetensorsType.Float32 or SafetensorsType.Float16 or SafetensorsType.BFloat16
            or SafetensorsType.Float8E4M3 or SafetensorsType.Float8E5M2;
    }

    /// <summary>The type of a name in the header.</summary>
    /// <param name="code">The name: <c>BF16</c>.</param>
    /// <param name="type">The type, when there is one.</param>
    /// <returns>Whether there is a type of that name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? code, out SafetensorsType type)
    {
        int index = Array.FindIndex(All, entry => entry.Code == code);
        type = index < 0 ? default : All[index].Type;
        return index >= 0;
    }
}
