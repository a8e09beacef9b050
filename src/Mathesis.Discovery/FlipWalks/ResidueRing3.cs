using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Discovery;

/// <summary>Vectors over GF(3), with -1 for 2.</summary>
internal readonly struct ResidueRing3 : IFlipRing
{
    /// <inheritdoc/>
    public static bool IsSigned => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd<TWord>(TWord aPlus, TWord aMinus, TWord bPlus, TWord bMinus, out TWord plus, out TWord minus)
        where TWord : unmanaged, IBinaryInteger<TWord>
    {
        TWord a = aPlus | aMinus, b = bPlus | bMinus;
        plus = (aPlus & ~b) | (bPlus & ~a) | (aMinus & bMinus);
        minus = (aMinus & ~b) | (bMinus & ~a) | (aPlus & bPlus);
        return true;
    }
}
