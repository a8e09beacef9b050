using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>Any processor: two sums in general registers, so that a tile of six rows keeps 12 of them busy.</summary>
internal unsafe struct WideStrip64 : IWideStrip<WideStrip64, int, long, long>
{
    private long first, second;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip64 Load(long* source)
    {
        WideStrip64 strip;
        strip.first = source[0];
        strip.second = source[1];
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip64 MultiplyAdd(int* a, WideStrip64 b, WideStrip64 sum)
    {
        long factor = *a;
        WideStrip64 strip;
        strip.first = sum.first + (factor * b.first);
        strip.second = sum.second + (factor * b.second);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip64 Fold(WideStrip64 sum, in SumFolding folding)
    {
        WideStrip64 strip;
        strip.first = (uint)sum.first + ((sum.first >> 32) * folding.Radix);
        strip.second = (uint)sum.second + ((sum.second >> 32) * folding.Radix);
        return strip;
    }

    public static void PackLeft(Block<uint> a, int modulus, int* target) => WidePacking.PackLeft(a, modulus, target);

    public static void PackRight(Block<uint> b, int modulus, long* target) => WidePacking.PackRight(b, Width, modulus, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(long* destination)
    {
        destination[0] = first;
        destination[1] = second;
    }
}
