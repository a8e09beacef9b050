using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>Makes walks of the narrowest words and masks that fit.</summary>
public static class FlipWalk
{
    /// <summary>The most products of a walk.</summary>
    public const int MostProducts = 512;

    /// <summary>A walk for a map.</summary>
    /// <param name="map">At most 64 variables of each kind.</param>
    /// <param name="ring">Z2, Z3 or ZT.</param>
    /// <param name="products">The most products it must hold, at most <see cref="MostProducts"/>.</param>
    /// <exception cref="InputError">The map or the rank is too large, or the ring is another.</exception>
    public static IFlipWalk Create(BilinearMap map, SchemeRing ring, int products)
    {
        PackedScheme.RequireFits(map);
        if (products > MostProducts) throw new InputError($"{map} needs up to {products} products", expected: $"expected at most {MostProducts}");
        int most = Math.Max(map.Left.Count, Math.Max(map.Right.Count, map.OutputCount));
        return ring switch
        {
            SchemeRing.Z2 => Of<BinaryRing>(most, products),
            SchemeRing.Z3 => Of<ResidueRing3>(most, products),
            SchemeRing.ZT => Of<TernaryRing>(most, products),
            _ => throw new InputError($"there are no walks over {ring}", expected: "expected Z2, Z3 or ZT"),
        };
    }

    private static IFlipWalk Of<TRing>(int most, int products)
        where TRing : struct, IFlipRing => most switch
        {
            <= 16 => Of<TRing, ushort>(products),
            <= 32 => Of<TRing, uint>(products),
            _ => Of<TRing, ulong>(products),
        };

    private static IFlipWalk Of<TRing, TWord>(int products)
        where TRing : struct, IFlipRing
        where TWord : unmanaged, System.Numerics.IBinaryInteger<TWord> => products switch
        {
            <= 64 => new FlipWalk<TRing, TWord, MaskWidth1>(),
            <= 128 => new FlipWalk<TRing, TWord, MaskWidth2>(),
            <= 256 => new FlipWalk<TRing, TWord, MaskWidth4>(),
            _ => new FlipWalk<TRing, TWord, MaskWidth8>(),
        };
}
