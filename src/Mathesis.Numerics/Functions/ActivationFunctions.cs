using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>
/// Smooth activations of floats on the process's vector path, and their slopes; absolute errors are a few units of 1e-7 (times |x| for
/// those that grow).
/// </summary>
public static class ActivationFunctions
{
    /// <summary>1 / (1 + exp(-x)); the spans may be the same.</summary>
    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => LaneFunction.Apply<SigmoidFunction>(x, y);

    /// <summary>gradient *= σ(x) (1 - σ(x)).</summary>
    public static void MultiplyBySigmoidSlope(ReadOnlySpan<float> x, Span<float> gradient) => LaneFunction.MultiplyBySlope<SigmoidFunction>(x, gradient);

    /// <summary>tanh(x); the spans may be the same.</summary>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => LaneFunction.Apply<TanhFunction>(x, y);

    /// <summary>gradient *= 1 - tanh²(x).</summary>
    public static void MultiplyByTanhSlope(ReadOnlySpan<float> x, Span<float> gradient) => LaneFunction.MultiplyBySlope<TanhFunction>(x, gradient);

    /// <summary>x σ(x); the spans may be the same.</summary>
    public static void Silu(ReadOnlySpan<float> x, Span<float> y) => LaneFunction.Apply<SiluFunction>(x, y);

    /// <summary>gradient *= the slope of x σ(x).</summary>
    public static void MultiplyBySiluSlope(ReadOnlySpan<float> x, Span<float> gradient) => LaneFunction.MultiplyBySlope<SiluFunction>(x, gradient);

    /// <summary>x Φ(x); the spans may be the same.</summary>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => LaneFunction.Apply<GeluFunction>(x, y);

    /// <summary>gradient *= the slope of x Φ(x).</summary>
    public static void MultiplyByGeluSlope(ReadOnlySpan<float> x, Span<float> gradient) => LaneFunction.MultiplyBySlope<GeluFunction>(x, gradient);

    /// <summary>x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2; the spans may be the same.</summary>
    public static void GeluTanh(ReadOnlySpan<float> x, Span<float> y) => LaneFunction.Apply<GeluTanhFunction>(x, y);

    /// <summary>gradient *= its slope.</summary>
    public static void MultiplyByGeluTanhSlope(ReadOnlySpan<float> x, Span<float> gradient) => LaneFunction.MultiplyBySlope<GeluTanhFunction>(x, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SigmoidOf<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes one = TLanes.Broadcast(1f);
        return one / (one + VectorFunctions.Exp(TLanes.Zero - x));
    }

    private readonly struct SigmoidFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float> => SigmoidOf(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes share = SigmoidOf(x);
            return share * (TLanes.Broadcast(1f) - share);
        }
    }

    private readonly struct TanhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes two = TLanes.Broadcast(2f);
            return TLanes.MultiplyAdd(two, SigmoidOf(two * x), TLanes.Broadcast(-1f));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            // 1 - tanh² = 4 σ(2x) σ(-2x), which does not cancel.
            TLanes share = SigmoidOf(TLanes.Broadcast(2f) * x);
            return TLanes.Broadcast(4f) * share * (TLanes.Broadcast(1f) - share);
        }
    }

    private readonly struct SiluFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float> => x * SigmoidOf(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes share = SigmoidOf(x);
            return TLanes.MultiplyAdd(x * share, TLanes.Broadcast(1f) - share, share);
        }
    }

    private readonly struct GeluTanhFunction : ILaneFunction
    {
        // (1 + tanh u) / 2 = σ(2u), with 2u = x (a + b x²).
        private const float A = 1.5957691216057308f;
        private const float B = 0.07135481627362113f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float> =>
            x * SigmoidOf(x * TLanes.MultiplyAdd(TLanes.Broadcast(B), x * x, TLanes.Broadcast(A)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes square = x * x;
            TLanes share = SigmoidOf(x * TLanes.MultiplyAdd(TLanes.Broadcast(B), square, TLanes.Broadcast(A)));
            TLanes steepness = x * TLanes.MultiplyAdd(TLanes.Broadcast(3 * B), square, TLanes.Broadcast(A));
            return TLanes.MultiplyAdd(share * (TLanes.Broadcast(1f) - share), steepness, share);
        }
    }

    private readonly struct GeluFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float> => x * Distribution(x, out _);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes share = Distribution(x, out TLanes bell);
            return TLanes.MultiplyAdd(x * TLanes.Broadcast(0.3989422804f), bell, share);
        }

        /// <summary>Φ(x) by Abramowitz and Stegun 1964, 7.1.26 (absolute error 1.5e-7), and exp(-x²/2).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Distribution<TLanes>(TLanes x, out TLanes bell) where TLanes : unmanaged, ILanes<TLanes, float>
        {
            TLanes one = TLanes.Broadcast(1f);
            TLanes size = TLanes.Max(x, TLanes.Zero - x);
            TLanes t = one / TLanes.MultiplyAdd(TLanes.Broadcast(0.3275911f * 0.70710678f), size, one);
            bell = VectorFunctions.Exp(TLanes.Broadcast(-0.5f) * x * x);
            TLanes sum = TLanes.Broadcast(1.061405429f);
            sum = TLanes.MultiplyAdd(sum, t, TLanes.Broadcast(-1.453152027f));
            sum = TLanes.MultiplyAdd(sum, t, TLanes.Broadcast(1.421413741f));
            sum = TLanes.MultiplyAdd(sum, t, TLanes.Broadcast(-0.284496736f));
            sum = TLanes.MultiplyAdd(sum, t, TLanes.Broadcast(0.254829592f));
            TLanes tail = TLanes.Broadcast(0.5f) * sum * t * bell;
            return tail + TLanes.WherePositive(x, one - tail - tail);
        }
    }
}
