using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>AVX2: eight sums in two registers; a tile of six rows keeps 12 of the 16 registers busy.</summary>
internal unsafe struct WideStrip256 : IWideStrip<WideStrip256, int, long, long>
{
    private Vector256<long> first, second;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip256 Load(long* source)
    {
        WideStrip256 strip;
        strip.first = Vector256.Load(source);
        strip.second = Vector256.Load(source + 4);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip256 MultiplyAdd(int* a, WideStrip256 b, WideStrip256 sum)
    {
        Vector256<int> factor = Vector256.Create(*a);
        WideStrip256 strip;
        strip.first = sum.first + Avx2.Multiply(factor, b.first.AsInt32());
        strip.second = sum.second + Avx2.Multiply(factor, b.second.AsInt32());
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideStrip256 Fold(WideStrip256 sum, in SumFolding folding)
    {
        Vector256<int> factor = Vector256.Create(folding.Radix);
        WideStrip256 strip;
        strip.first = Fold(sum.first, factor);
        strip.second = Fold(sum.second, factor);
        return strip;
    }

    public static void PackLeft(Block<uint> a, int modulus, int* target) => WidePacking.PackLeft(a, modulus, target);

    public static void PackRight(Block<uint> b, int modulus, long* target) => WidePacking.PackRight(b, Width, modulus, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(long* destination)
    {
        first.Store(destination);
        second.Store(destination + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Fold(Vector256<long> sum, Vector256<int> radix) =>
        (sum & Vector256.Create(0xffffffffL)) + Avx2.Multiply(Vector256.ShiftRightLogical(sum, 32).AsInt32(), radix);
}
