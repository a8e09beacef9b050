using System.Numerics;
using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The loops of layer norm and root-mean-square norm over one row, on the process's vector path. All spans have the row's length.</summary>
internal static unsafe class NormKernel
{
    /// <summary>The mean of a row, or 0 where none is taken away, and the root of the mean square of what remains.</summary>
    /// <param name="row">The row.</param>
    /// <param name="centres">Whether the mean is taken away.</param>
    /// <param name="epsilon">Added to the mean square.</param>
    public static (T Mean, T Scale) Moments<T>(ReadOnlySpan<T> row, bool centres, T epsilon) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* x = row)
        {
            T width = T.CreateChecked(row.Length);
            T mean = T.Zero, square;
            if (VectorPath.IsAvx512) square = SumOfSquares<Lanes512<T>, T>(x, row.Length, mean = centres ? Sum<Lanes512<T>, T>(x, row.Length) / width : T.Zero);
            else if (VectorPath.IsAvx2) square = SumOfSquares<Lanes256<T>, T>(x, row.Length, mean = centres ? Sum<Lanes256<T>, T>(x, row.Length) / width : T.Zero);
            else square = SumOfSquares<Lanes128<T>, T>(x, row.Length, mean = centres ? Sum<Lanes128<T>, T>(x, row.Length) / width : T.Zero);
            return (mean, T.Sqrt(square / width + epsilon));
        }
    }

    /// <summary>normalized = (row - mean) * inverse; output = normalized * gain + bias.</summary>
    public static void Forward<T>(ReadOnlySpan<T> row, T mean, T inverse, ReadOnlySpan<T> gain, ReadOnlySpan<T> bias, Span<T> normalized, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* x = row, g = gain, b = bias, n = normalized, y = output)
        {
            if (VectorPath.IsAvx512) Forward<Lanes512<T>, T>(x, mean, inverse, g, b, n, y, row.Length);
            else if (VectorPath.IsAvx2) Forward<Lanes256<T>, T>(x, mean, inverse, g, b, n, y, row.Length);
            else Forward<Lanes128<T>, T>(x, mean, inverse, g, b, n, y, row.Length);
        }
    }

    /// <summary>Adds to the gradients of gain and bias, and gives that of the normalized row.</summary>
    public static void AffineGradient<T>(
        ReadOnlySpan<T> gradient, ReadOnlySpan<T> normalized, ReadOnlySpan<T> gain, Span<T> gainGradient, Span<T> biasGradient, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* from = gradient, n = normalized, g = gain, toGain = gainGradient, toBias = biasGradient, to = result)
        {
            if (VectorPath.IsAvx512) AffineGradient<Lanes512<T>, T>(from, n, g, toGain, toBias, to, gradient.Length);
            else if (VectorPath.IsAvx2) AffineGradient<Lanes256<T>, T>(from, n, g, toGain, toBias, to, gradient.Length);
            else AffineGradient<Lanes128<T>, T>(from, n, g, toGain, toBias, to, gradient.Length);
        }
    }

    /// <summary>Turns the gradient of the normalized row y into that of the row: (g - mean(g) - y mean(g y)) * inverse.</summary>
    public static void Gradient<T>(ReadOnlySpan<T> normalized, T inverse, bool centres, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* n = normalized, g = gradient)
        {
            if (VectorPath.IsAvx512) Gradient<Lanes512<T>, T>(n, inverse, centres, g, gradient.Length);
            else if (VectorPath.IsAvx2) Gradient<Lanes256<T>, T>(n, inverse, centres, g, gradient.Length);
            else Gradient<Lanes128<T>, T>(n, inverse, centres, g, gradient.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Sum<TLanes, T>(T* x, int length) where TLanes : unmanaged, ILanes<TLanes, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes even = TLanes.Zero, odd = TLanes.Zero;
        int i = 0;
        for (; i + 2 * TLanes.Count <= length; i += 2 * TLanes.Count)
        {
            even += TLanes.Load(x + i);
            odd += TLanes.Load(x + i + TLanes.Count);
        }
        for (; i + TLanes.Count <= length; i += TLanes.Count) even += TLanes.Load(x + i);
        T sum = (even + odd).Sum();
        for (; i < length; i++) sum += x[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T SumOfSquares<TLanes, T>(T* x, int length, T mean) where TLanes : unmanaged, ILanes<TLanes, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes even = TLanes.Zero, odd = TLanes.Zero, means = TLanes.Broadcast(mean);
        int i = 0;
        for (; i + 2 * TLanes.Count <= length; i += 2 * TLanes.Count)
        {
            TLanes first = TLanes.Load(x + i) - means, second = TLanes.Load(x + i + TLanes.Count) - means;
            even = TLanes.MultiplyAdd(first, first, even);
            odd = TLanes.MultiplyAdd(second, second, odd);
        }
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes only = TLanes.Load(x + i) - means;
            even = TLanes.MultiplyAdd(only, only, even);
        }
        T sum = (even + odd).Sum();
        for (; i < length; i++) sum += (x[i] - mean) * (x[i] - mean);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Forward<TLanes, T>(T* x, T mean, T inverse, T* gain, T* bias, T* normalized, T* output, int length)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes means = TLanes.Broadcast(mean), inverses = TLanes.Broadcast(inverse);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes value = (TLanes.Load(x + i) - means) * inverses;
            value.Store(normalized + i);
            TLanes.MultiplyAdd(value, TLanes.Load(gain + i), TLanes.Load(bias + i)).Store(output + i);
        }
        for (; i < length; i++)
        {
            normalized[i] = (x[i] - mean) * inverse;
            output[i] = normalized[i] * gain[i] + bias[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AffineGradient<TLanes, T>(T* gradient, T* normalized, T* gain, T* gainGradient, T* biasGradient, T* result, int length)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes from = TLanes.Load(gradient + i);
            TLanes.MultiplyAdd(from, TLanes.Load(normalized + i), TLanes.Load(gainGradient + i)).Store(gainGradient + i);
            (from + TLanes.Load(biasGradient + i)).Store(biasGradient + i);
            (from * TLanes.Load(gain + i)).Store(result + i);
        }
        for (; i < length; i++)
        {
            gainGradient[i] += gradient[i] * normalized[i];
            biasGradient[i] += gradient[i];
            result[i] = gradient[i] * gain[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Gradient<TLanes, T>(T* normalized, T inverse, bool centres, T* gradient, int length)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLanes sums = TLanes.Zero, products = TLanes.Zero;
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes from = TLanes.Load(gradient + i);
            sums += from;
            products = TLanes.MultiplyAdd(from, TLanes.Load(normalized + i), products);
        }
        T sum = sums.Sum(), product = products.Sum();
        for (int j = i; j < length; j++)
        {
            sum += gradient[j];
            product += gradient[j] * normalized[j];
        }
        T width = T.CreateChecked(length);
        T mean = centres ? sum / width : T.Zero, along = -product / width;
        TLanes means = TLanes.Broadcast(mean), alongs = TLanes.Broadcast(along), inverses = TLanes.Broadcast(inverse);
        i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
            (TLanes.MultiplyAdd(alongs, TLanes.Load(normalized + i), TLanes.Load(gradient + i) - means) * inverses).Store(gradient + i);
        for (; i < length; i++) gradient[i] = (gradient[i] - mean + along * normalized[i]) * inverse;
    }
}
