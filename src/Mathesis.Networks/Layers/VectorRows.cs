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

    /// <summary>z = x + y, element by element; spans may be the same.</summary>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        z = z[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        ReadOnlySpan<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> vz = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < vx.Length; i++) vz[i] = vx[i] + vy[i];
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) z[i] = x[i] + y[i];
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

    /// <summary>The sum of the elements; partial sums by vector lane, added in lane order.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Vector<T> sums = Vector<T>.Zero;
        for (int i = 0; i < vx.Length; i++) sums += vx[i];
        T sum = Vector.Sum(sums);
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) sum += x[i];
        return sum;
    }

    /// <summary>y = x + constant; the spans may be the same.</summary>
    public static void AddConstant<T>(ReadOnlySpan<T> x, T constant, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        var constants = new Vector<T>(constant);
        for (int i = 0; i < vx.Length; i++) vy[i] = vx[i] + constants;
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) y[i] = x[i] + constant;
    }

    /// <summary>y *= factor.</summary>
    public static void Scale<T>(T factor, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        var factors = new Vector<T>(factor);
        for (int i = 0; i < vy.Length; i++) vy[i] *= factors;
        for (int i = vy.Length * Vector<T>.Count; i < y.Length; i++) y[i] *= factor;
    }

    /// <summary>z = x * y, element by element; spans may be the same.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        z = z[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        ReadOnlySpan<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> vz = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < vx.Length; i++) vz[i] = vx[i] * vy[i];
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) z[i] = x[i] * y[i];
    }

    /// <summary>z += x * y, element by element.</summary>
    public static void AddProduct<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        z = z[..x.Length];
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        ReadOnlySpan<Vector<T>> vy = MemoryMarshal.Cast<T, Vector<T>>(y);
        Span<Vector<T>> vz = MemoryMarshal.Cast<T, Vector<T>>(z);
        for (int i = 0; i < vx.Length; i++) vz[i] += vx[i] * vy[i];
        for (int i = vx.Length * Vector<T>.Count; i < x.Length; i++) z[i] += x[i] * y[i];
    }

    /// <summary>The largest element; not-a-number if there is one among the last or the vectors' lanes say so.</summary>
    public static T Maximum<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> vx = MemoryMarshal.Cast<T, Vector<T>>(x);
        T maximum = T.NegativeInfinity;
        int done = vx.Length * Vector<T>.Count;
        if (vx.Length > 0)
        {
            Vector<T> lanes = vx[0];
            for (int i = 1; i < vx.Length; i++) lanes = Vector.Max(lanes, vx[i]);
            for (int lane = 0; lane < Vector<T>.Count; lane++) maximum = T.Max(maximum, lanes[lane]);
        }
        for (int i = done; i < x.Length; i++) maximum = T.Max(maximum, x[i]);
        return maximum;
    }
}
