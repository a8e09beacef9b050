using Mathesis.Exact;

namespace Mathesis.Benchmarks.Schemes;

/// <summary>A walk that is timed: a product, a ring, and the rank at which flips are counted.</summary>
internal sealed record Case(string Product, SchemeRing Ring, int Rank)
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("3x3x3", SchemeRing.Z2, 24), new("4x4x4", SchemeRing.Z2, 52), new("4x4x4", SchemeRing.ZT, 52), new("4x4x4", SchemeRing.Z3, 52), new("5x5x5", SchemeRing.Z2, 100), new("5x5x5", SchemeRing.ZT, 105),
    ];
}
