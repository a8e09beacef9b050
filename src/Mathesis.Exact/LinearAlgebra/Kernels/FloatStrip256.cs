using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>AVX2 with fused multiplication: eight sums in two registers. A fused multiplication does product and sum in one instruction, where integers take two.</summary>
internal unsafe struct FloatStrip256 : IWideStrip<FloatStrip256, double, double, double>
{
    private Vector256<double> first, second;

    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip256 Load(double* source)
    {
        FloatStrip256 strip;
        strip.first = Vector256.Load(source);
        strip.second = Vector256.Load(source + 4);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip256 MultiplyAdd(double* a, FloatStrip256 b, FloatStrip256 sum)
    {
        Vector256<double> factor = Vector256.Create(*a);
        FloatStrip256 strip;
        strip.first = Vector256.FusedMultiplyAdd(factor, b.first, sum.first);
        strip.second = Vector256.FusedMultiplyAdd(factor, b.second, sum.second);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatStrip256 Fold(FloatStrip256 sum, in SumFolding folding)
    {
        Vector256<double> modulus = Vector256.Create(-folding.Modulus), reciprocal = Vector256.Create(folding.Reciprocal);
        FloatStrip256 strip;
        strip.first = Vector256.FusedMultiplyAdd(Vector256.Round(sum.first * reciprocal), modulus, sum.first);
        strip.second = Vector256.FusedMultiplyAdd(Vector256.Round(sum.second * reciprocal), modulus, sum.second);
        return strip;
    }

    public static void PackLeft(Block<uint> a, int modulus, double* target) => WidePacking.PackLeft(a, modulus, target);

    public static void PackRight(Block<uint> b, int modulus, double* target) => WidePacking.PackRight(b, Width, modulus, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(double* destination)
    {
        first.Store(destination);
        second.Store(destination + 4);
    }
}
