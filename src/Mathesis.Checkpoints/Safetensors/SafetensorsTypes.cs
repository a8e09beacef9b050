using System.Diagnostics.CodeAnalysis;

namespace Mathesis.Checkpoints;

/// <summary>The names and widths of the element types.</summary>
public static class SafetensorsTypes
{
    private static readonly (SafetensorsType Type, string Code, int Bytes)[] All =
    [
        (SafetensorsType.Boolean, "BOOL", 1),
        (SafetensorsType.UInt8, "U8", 1),
        (SafetensorsType.Int8, "I8", 1),
        (SafetensorsType.Float8E5M2, "F8_E5M2", 1),
        (SafetensorsType.Float8E4M3, "F8_E4M3", 1),
        (SafetensorsType.UInt16, "U16", 2),
        (SafetensorsType.Int16, "I16", 2),
        (SafetensorsType.Float16, "F16", 2),
        (SafetensorsType.BFloat16, "BF16", 2),
        (SafetensorsType.UInt32, "U32", 4),
        (SafetensorsType.Int32, "I32", 4),
        (SafetensorsType.Float32, "F32", 4),
        (SafetensorsType.UInt64, "U64", 8),
        (SafetensorsType.Int64, "I64", 8),
        (SafetensorsType.Float64, "F64", 8),
    ];

    /// <summary>All names, in the order of their widths.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(entry => entry.Code)];

    extension(SafetensorsType type)
    {
        /// <summary>The name in the header: <c>F32</c>.</summary>
        public string Code => All[(int)type].Code;

        /// <summary>The bytes of one element.</summary>
        public int Bytes => All[(int)type].Bytes;
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
