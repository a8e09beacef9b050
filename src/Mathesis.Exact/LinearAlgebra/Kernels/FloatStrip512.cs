using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>AVX-512: 32 sums in four registers. A fused multiplication does product and sum in one instruction, where integers take two.</summary>
internal unsafe struct FloatStrip512 : IWideStrip<FloatStrip512, double, double, double>
{
    private Vector512<double> first, second, third, fourth;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip512 Load(double* source)
    {
        FloatStrip512 strip;
        strip.first = Vector512.Load(source);
        strip.second = Vector512.Load(source + 8);
        strip.third = Vector512.Load(source + 16);
        strip.fourth = Vector512.Load(source + 24);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip512 MultiplyAdd(double* a, FloatStrip512 b, FloatStrip512 sum)
    {
        Vector512<double> factor = Vector512.Create(*a);
        FloatStrip512 strip;
        strip.first = Vector512.FusedMultiplyAdd(factor, b.first, sum.first);
        strip.second = Vector512.FusedMultiplyAdd(factor, b.second, sum.second);
        strip.third = Vector512.FusedMultiplyAdd(factor, b.third, sum.third);
        strip.fourth = Vector512.FusedMultiplyAdd(factor, b.fourth, sum.fourth);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip512 Fold(FloatStrip512 sum, in SumFolding folding)
    {
        Vector512<double> modulus = Vector512.Create(-folding.Modulus), reciprocal = Vector512.Create(folding.Reciprocal);
        FloatStrip512 strip;
        strip.first = Vector512.FusedMultiplyAdd(Vector512.Round(sum.first * reciprocal), modulus, sum.first);
        strip.second = Vector512.FusedMultiplyAdd(Vector512.Round(sum.second * reciprocal), modulus, sum.second);
        strip.third = Vector512.FusedMultiplyAdd(Vector512.Round(sum.third * reciprocal), modulus, sum.third);
        strip.fourth = Vector512.FusedMultiplyAdd(Vector512.Round(sum.fourth * reciprocal), modulus, sum.fourth);
        return strip;
    }

    public static void PackLeft(Block<uint> a, int modulus, double* target) => WidePacking.PackLeft(a, modulus, target);

    public static void PackRight(Block<uint> b, int modulus, double* target) => WidePacking.PackRight(b, Width, modulus, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(double* destination)
    {
        first.Store(destination);
        second.Store(destination + 8);
        third.Store(destination + 16);
        fourth.Store(destination + 24);
    }
}
