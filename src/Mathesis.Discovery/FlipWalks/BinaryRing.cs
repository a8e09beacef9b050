using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Discovery;

/// <summary>Vectors over GF(2).</summary>
internal readonly struct BinaryRing : IFlipRing
{
    /// <inheritdoc/>
    public static bool IsSigned => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryAdd<TWord>(TWord aPlus, TWord aMinus, TWord bPlus, TWord bMinus, out TWord plus, out TWord minus)
        where TWord : unmanaged, IBinaryInteger<TWord>
    {
        plus = aPlus ^ bPlus;
        minus = TWord.Zero;
        return true;
    }
}
