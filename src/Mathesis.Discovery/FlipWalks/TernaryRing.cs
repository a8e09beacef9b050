using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Discovery;

/// <summary>Vectors of -1, 0 and 1 over the integers: a sum with an entry of 2 or -2 is refused.</summary>
internal readonly struct TernaryRing : IFlipRing
{
    /// <inheritdoc/>
    public static bool IsSigned => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd<TWord>(TWord aPlus, TWord aMinus, TWord bPlus, TWord bMinus, out TWord plus, out TWord minus)
        where TWord : unmanaged, IBinaryInteger<TWord>
    {
        TWord anyPlus = aPlus | bPlus, anyMinus = aMinus | bMinus;
        plus = anyPlus & ~anyMinus;
        minus = anyMinus & ~anyPlus;
        return TWord.IsZero((aPlus & bPlus) | (aMinus & bMinus));
    }
}
