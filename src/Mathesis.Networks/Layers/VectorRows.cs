using System.Numerics;
using System.Runtime.InteropServices;

namespace Mathesis.Networks;

/// <summary>Element-by-element loops over rows of numbers, written once for float and double on the machine's vectors.</summary>
internal static class VectorRows
{
    /// <summary>The sum of the products; partial sums by vector lane, added in lane order.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, IFloatingPointIeee754<T>
    {
        b = b[..a.Length];
        ReadOnlySpan<Vector<T>> va = MemoryMarshal.Cast<T, Vector<T>>(a);
        ReadOnlySpan<Vector<T>> vb = MemoryMarshal.Cast<T, Vector<T>>(b);
        Vector<T> sums = Vector<T>.Zero;
        for (int i = 0; i < va.Length; i++) sums += va[i] * vb[i];
        T sum = Vector.Sum(sums);
        for (int i = va.Length * Vector<T>.Count; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>y += factor * x.</summary>
    public static void AddScaled<T>(T factor, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        var factors = new Vector<T>(factor);
        for (int i = 0; i < vx.Length; i++) vy[i] += factors * vx[i];
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) y[i] += factor * x[i];
    }

    /// <summary>y += x.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        for (int i = 0; i < vx.Length; i++) vy[i] += vx[i];
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) y[i] += x[i];
    }

    /// <summary>y = max(0, x), elementwise; not-a-number stays.</summary>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        for (int i = 0; i < vx.Length; i++)
            vy[i] = Vector.ConditionalSelect(Vector.LessThan(vx[i], Vector<T>.Zero), Vector<T>.Zero, vx[i]);
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) y[i] = x[i] < T.Zero ? T.Zero : x[i];
    }

    /// <summary>y = 0 where x is not positive: the gradient through <see cref="Relu"/>.</summary>
    public static void ReluGradient<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        for (int i = 0; i < vx.Length; i++)
            vy[i] = Vector.ConditionalSelect(Vector.GreaterThan(vx[i], Vector<T>.Zero), vy[i], Vector<T>.Zero);
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++)
        {
            if (!(x[i] > T.Zero)) y[i] = T.Zero;
        }
    }
}
