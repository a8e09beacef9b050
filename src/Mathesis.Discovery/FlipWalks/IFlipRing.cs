using System.Numerics;

namespace Mathesis.Discovery;

/// <summary>
/// The arithmetic of vectors over a small ring, packed a bit an entry: a plane of entries that are 1 and, where signs matter, one of entries that are -1.
/// </summary>
internal interface IFlipRing
{
    /// <summary>Whether entries have signs, so that there is a second plane.</summary>
    static abstract bool IsSigned { get; }

    /// <summary>a + b; false when an entry leaves the ring's coefficients.</summary>
    static abstract bool TryAdd<TWord>(TWord aPlus, TWord aMinus, TWord bPlus, TWord bMinus, out TWord plus, out TWord minus)
        where TWord : unmanaged, IBinaryInteger<TWord>;
}
