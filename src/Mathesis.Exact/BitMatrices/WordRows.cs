using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>Rows of bits in words.</summary>
internal static unsafe class WordRows
{
    /// <summary>target ^= source.</summary>
    public static void ExclusiveOr(Span<ulong> target, ReadOnlySpan<ulong> source)
    {
        fixed (ulong* t = target, s = source[..target.Length]) ExclusiveOr(t, s, target.Length);
    }

    /// <summary>target ^= source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ExclusiveOr(ulong* target, ulong* source, nint count)
    {
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; i + 8 <= count; i += 8) (Vector512.Load(target + i) ^ Vector512.Load(source + i)).Store(target + i);
        if (Vector256.IsHardwareAccelerated)
            for (; i + 4 <= count; i += 4) (Vector256.Load(target + i) ^ Vector256.Load(source + i)).Store(target + i);
        for (; i < count; i++) target[i] ^= source[i];
    }
}
