using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>AVX-512: 32 sums in four registers; a tile of six rows keeps 24 of the 32 registers busy.</summary>
internal unsafe struct WideStrip512 : IWideStrip<WideStrip512, int, long, long>
{
    private Vector512<long> first, second, third, fourth;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip512 Load(long* source)
    {
        WideStrip512 strip;
        strip.first = Vector512.Load(source);
        strip.second = Vector512.Load(source + 8);
        strip.third = Vector512.Load(source + 16);
        strip.fourth = Vector512.Load(source + 24);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip512 MultiplyAdd(int* a, WideStrip512 b, WideStrip512 sum)
    {
        Vector512<int> factor = Vector512.Create(*a);
        WideStrip512 strip;
        strip.first = sum.first + Avx512F.Multiply(factor, b.first.AsInt32());
        strip.second = sum.second + Avx512F.Multiply(factor, b.second.AsInt32());
        strip.third = sum.third + Avx512F.Multiply(factor, b.third.AsInt32());
        strip.fourth = sum.fourth + Avx512F.Multiply(factor, b.fourth.AsInt32());
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip512 Fold(WideStrip512 sum, in SumFolding folding)
    {
        Vector512<int> factor = Vector512.Create(folding.Radix);
        WideStrip512 strip;
        strip.first = Fold(sum.first, factor);
        strip.second = Fold(sum.second, factor);
        strip.third = Fold(sum.third, factor);
        strip.fourth = Fold(sum.fourth, factor);
        return strip;
    }

    public static void PackLeft(Block<uint> a, int modulus, int* target) => WidePacking.PackLeft(a, modulus, target);

    public static void PackRight(Block<uint> b, int modulus, long* target) => WidePacking.PackRight(b, Width, modulus, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(long* destination)
    {
        first.Store(destination);
        second.Store(destination + 8);
        third.Store(destination + 16);
        fourth.Store(destination + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Fold(Vector512<long> sum, Vector512<int> radix) =>
        (sum & Vector512.Create(0xffffffffL)) + Avx512F.Multiply(Vector512.ShiftRightLogical(sum, 32).AsInt32(), radix);
}
