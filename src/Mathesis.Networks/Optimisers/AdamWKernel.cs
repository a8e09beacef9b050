using System.Numerics;
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
    /// <summary>Updates weights and moments; all spans have the same length.</summary>
    /// <param name="options">The options.</param>
    /// <param name="decay">The decay of these weights.</param>
    /// <param name="step">The number of this update, from 1.</param>
    /// <param name="gradient">The gradient.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="first">The first moments.</param>
    /// <param name="second">The second moments.</param>
    public static void Update<T>(
        AdamWOptions options, double decay, long step, ReadOnlySpan<T> gradient, Span<T> weights, Span<T> first, Span<T> second)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double rate = options.Rate(step);
        var factors = new Factors<T>(
            T.CreateChecked(options.Beta1), T.CreateChecked(1 - options.Beta1), T.CreateChecked(options.Beta2), T.CreateChecked(1 - options.Beta2),
            T.CreateChecked(options.Epsilon),
            T.CreateChecked(1 - rate * decay),
            T.CreateChecked(-rate / (1 - Math.Pow(options.Beta1, step))),
            T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step))));
        fixed (T* g = gradient, w = weights, m = first, v = second)
        {
            if (VectorPath.IsAvx512) Update<Lanes512<T>, T>(factors, g, w, m, v, weights.Length);
            else if (VectorPath.IsAvx2) Update<Lanes256<T>, T>(factors, g, w, m, v, weights.Length);
            else Update<Lanes128<T>, T>(factors, g, w, m, v, weights.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Update<TLanes, T>(in Factors<T> factors, T* gradient, T* weights, T* first, T* second, int length)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes beta1 = TLanes.Broadcast(factors.Beta1), rest1 = TLanes.Broadcast(factors.Rest1);
        TLanes beta2 = TLanes.Broadcast(factors.Beta2), rest2 = TLanes.Broadcast(factors.Rest2);
        TLanes epsilon = TLanes.Broadcast(factors.Epsilon), keep = TLanes.Broadcast(factors.Keep);
        TLanes move = TLanes.Broadcast(factors.Move), correct = TLanes.Broadcast(factors.Correct);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes g = TLanes.Load(gradient + i);
            TLanes m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), rest1 * g);
            TLanes v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), rest2 * (g * g));
            m.Store(first + i);
            v.Store(second + i);
            TLanes step = move * m / TLanes.MultiplyAdd(TLanes.SquareRoot(v), correct, epsilon);
            TLanes.MultiplyAdd(keep, TLanes.Load(weights + i), step).Store(weights + i);
        }
        for (; i < length; i++)
        {
            T g = gradient[i];
            T m = first[i] = factors.Beta1 * first[i] + factors.Rest1 * g;
            T v = second[i] = factors.Beta2 * second[i] + factors.Rest2 * (g * g);
            weights[i] = factors.Keep * weights[i] + factors.Move * m / (T.Sqrt(v) * factors.Correct + factors.Epsilon);
        }
    }

    private readonly record struct Factors<T>(T Beta1, T Rest1, T Beta2, T Rest2, T Epsilon, T Keep, T Move, T Correct);
}
