using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Runs a lane function over spans.</summary>
internal static unsafe class LaneFunction
{
    /// <summary>y = f(x); the spans may be the same.</summary>
    public static void Apply<TFunction>(ReadOnlySpan<float> x, Span<float> y) where TFunction : struct, ILaneFunction
    {
        Require(x.Length, y.Length);
        fixed (float* from = x, to = y)
        {
            if (VectorPath.IsAvx512) Apply<TFunction, Lanes512<float>>(from, to, x.Length);
            else if (VectorPath.IsAvx2) Apply<TFunction, Lanes256<float>>(from, to, x.Length);
            else Apply<TFunction, Lanes128<float>>(from, to, x.Length);
        }
    }

    /// <summary>gradient *= f'(x).</summary>
    public static void MultiplyBySlope<TFunction>(ReadOnlySpan<float> x, Span<float> gradient) where TFunction : struct, ILaneFunction
    {
        Require(x.Length, gradient.Length);
        fixed (float* from = x, to = gradient)
        {
            if (VectorPath.IsAvx512) MultiplyBySlope<TFunction, Lanes512<float>>(from, to, x.Length);
            else if (VectorPath.IsAvx2) MultiplyBySlope<TFunction, Lanes256<float>>(from, to, x.Length);
            else MultiplyBySlope<TFunction, Lanes128<float>>(from, to, x.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<TFunction, TLanes>(float* x, float* y, int length)
        where TFunction : struct, ILaneFunction
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count) TFunction.Value(TLanes.Load(x + i)).Store(y + i);
        if (i == length) return;
        float* rest = stackalloc float[TLanes.Count];
        for (int j = i; j < length; j++) rest[j - i] = x[j];
        TFunction.Value(TLanes.Load(rest)).Store(rest);
        for (int j = i; j < length; j++) y[j] = rest[j - i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyBySlope<TFunction, TLanes>(float* x, float* gradient, int length)
        where TFunction : struct, ILaneFunction
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count) (TFunction.Slope(TLanes.Load(x + i)) * TLanes.Load(gradient + i)).Store(gradient + i);
        if (i == length) return;
        float* rest = stackalloc float[TLanes.Count];
        for (int j = i; j < length; j++) rest[j - i] = x[j];
        TFunction.Slope(TLanes.Load(rest)).Store(rest);
        for (int j = i; j < length; j++) gradient[j] *= rest[j - i];
    }

    private static void Require(int expected, int actual)
    {
        if (expected != actual) throw new ArgumentException($"two vectors of {expected} and {actual} elements do not fit");
    }
}
