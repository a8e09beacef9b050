using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// AdamW on consecutive memory, as <see cref="AdamWOptions"/> describes it, with the factors of a step taken together:
/// m = β1 m + (1 - β1) g, v = β2 v + (1 - β2) g², w = (1 - rate decay) w - c1 m / (c2 sqrt(v) + ε),
/// where c1 = rate / (1 - β1^t) and c2 = 1 / sqrt(1 - β2^t).
/// </summary>
internal static unsafe class AdamWKernel
{
    /// <summary>Updates weights and moments; all spans have the same length, a whole number of vectors.</summary>
    /// <param name="options">The options.</param>
    /// <param name="step">The number of this update, from 1.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="first">The first moments.</param>
    /// <param name="second">The second moments.</param>
    public static void Update(AdamWOptions options, long step, ReadOnlySpan<float> gradient, Span<float> weights, Span<float> first, Span<float> second)
    {
        double rate = options.LearningRate * (options.WarmUpSteps == 0 ? 1 : Math.Min(1, (double)step / options.WarmUpSteps));
        var factors = new Factors(
            (float)options.Beta1, (float)(1 - options.Beta1), (float)options.Beta2, (float)(1 - options.Beta2), (float)options.Epsilon,
            (float)(1 - rate * options.WeightDecay),
            (float)(-rate / (1 - Math.Pow(options.Beta1, step))),
            (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step))));
        fixed (float* g = gradient, w = weights, m = first, v = second)
        {
            if (VectorPath.IsAvx512) Update<Lanes512<float>>(factors, g, w, m, v, weights.Length);
            else if (VectorPath.IsAvx2) Update<Lanes256<float>>(factors, g, w, m, v, weights.Length);
            else Update<Lanes128<float>>(factors, g, w, m, v, weights.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Update<TLanes>(in Factors factors, float* gradient, float* weights, float* first, float* second, int length)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes beta1 = TLanes.Broadcast(factors.Beta1), rest1 = TLanes.Broadcast(factors.Rest1);
        TLanes beta2 = TLanes.Broadcast(factors.Beta2), rest2 = TLanes.Broadcast(factors.Rest2);
        TLanes epsilon = TLanes.Broadcast(factors.Epsilon), keep = TLanes.Broadcast(factors.Keep);
        TLanes move = TLanes.Broadcast(factors.Move), correct = TLanes.Broadcast(factors.Correct);
        for (int i = 0; i < length; i += TLanes.Count)
        {
            TLanes g = TLanes.Load(gradient + i);
            TLanes m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), rest1 * g);
            TLanes v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), rest2 * (g * g));
            m.Store(first + i);
            v.Store(second + i);
            TLanes step = move * m / TLanes.MultiplyAdd(TLanes.SquareRoot(v), correct, epsilon);
            TLanes.MultiplyAdd(keep, TLanes.Load(weights + i), step).Store(weights + i);
        }
    }

    private readonly record struct Factors(
        float Beta1, float Rest1, float Beta2, float Rest2, float Epsilon, float Keep, float Move, float Correct);
}
