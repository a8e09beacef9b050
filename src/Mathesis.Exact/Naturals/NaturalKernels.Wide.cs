using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>The high and the low limb of a product, by one instruction each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Wide(ulong a, ulong b, out ulong low)
    {
        if (Bmi2.X64.IsSupported)
        {
            low = a * b;
            return Bmi2.X64.MultiplyNoFlags(a, b);
        }
        return Math.BigMul(a, b, out low);
    }
}
