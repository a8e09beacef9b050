using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Elementary functions and sums on the process's vector path.</summary>
public static unsafe class VectorFunctions
{
    /// <summary>From here down, the exponential leaves float's normal range and is taken as zero.</summary>
    public const float SmallestExponent = -87.33654f;

    /// <summary>
    /// The exponential of each lane, within 2 units in the last place; 0 from <see cref="SmallestExponent"/> down, and arguments above
    /// 88.37 count as 88.37 (no infinity arises). The reduction to n ln 2 + f, |f| at most ln(2) / 2, takes ln 2 in two parts, and
    /// exp(f) is the polynomial of degree 6 of Cephes' <c>expf</c> (Moshier 1992).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes inside = x - TLanes.Broadcast(SmallestExponent);
        x = TLanes.Min(TLanes.Max(x, TLanes.Broadcast(SmallestExponent)), TLanes.Broadcast(88.37f));
        TLanes n = TLanes.Floor(TLanes.MultiplyAdd(x, TLanes.Broadcast(1.44269504f), TLanes.Broadcast(0.5f)));
        TLanes f = TLanes.MultiplyAdd(n, TLanes.Broadcast(-0.693359375f), x);
        f = TLanes.MultiplyAdd(n, TLanes.Broadcast(2.12194440e-4f), f);
        TLanes y = TLanes.Broadcast(1.9875691500e-4f);
        y = TLanes.MultiplyAdd(y, f, TLanes.Broadcast(1.3981999507e-3f));
        y = TLanes.MultiplyAdd(y, f, TLanes.Broadcast(8.3334519073e-3f));
        y = TLanes.MultiplyAdd(y, f, TLanes.Broadcast(4.1665795894e-2f));
        y = TLanes.MultiplyAdd(y, f, TLanes.Broadcast(1.6666665459e-1f));
        y = TLanes.MultiplyAdd(y, f, TLanes.Broadcast(5.0000001201e-1f));
        y = TLanes.MultiplyAdd(y, f * f, f) + TLanes.Broadcast(1f);
        return TLanes.WherePositive(inside, y * TLanes.PowerOfTwo(n));
    }

    /// <summary>The exponential of each element, as <see cref="Exp{TLanes}(TLanes)"/> describes; the spans may be the same.</summary>
    public static void Exp(ReadOnlySpan<float> arguments, Span<float> results)
    {
        RequireSameLength(arguments.Length, results.Length, nameof(results));
        fixed (float* source = arguments, destination = results)
        {
            if (VectorPath.IsAvx512) Exp<Lanes512<float>>(source, destination, results.Length);
            else if (VectorPath.IsAvx2) Exp<Lanes256<float>>(source, destination, results.Length);
            else Exp<Lanes128<float>>(source, destination, results.Length);
        }
    }

    /// <summary>
    /// log(1 + x) for x of at least 0, to the precision of <see cref="Math.Log(double)"/>, also where 1 + x rounds: the error of that
    /// rounding is known, and the slope of the logarithm corrects it (Kahan's form, cited by Goldberg 1991, theorem 4).
    /// </summary>
    public static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        if (rounded == 1) return x;
        return double.IsInfinity(rounded) ? rounded : Math.Log(rounded) * (x / (rounded - 1));
    }

    /// <summary>The sum of float elements in double, in their order.</summary>
    public static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values) sum += value;
        return sum;
    }

    /// <summary>The sum of the products of two vectors' elements, in the order of the vector path's lanes.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        RequireSameLength(a.Length, b.Length, nameof(b));
        fixed (float* pointerA = a, pointerB = b)
        {
            return VectorPath.IsAvx512 ? Dot<Lanes512<float>>(pointerA, pointerB, a.Length)
                : VectorPath.IsAvx2 ? Dot<Lanes256<float>>(pointerA, pointerB, a.Length)
                : Dot<Lanes128<float>>(pointerA, pointerB, a.Length);
        }
    }

    /// <summary>y += factor * x.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, Span<float> y)
    {
        RequireSameLength(x.Length, y.Length, nameof(y));
        fixed (float* pointerX = x, pointerY = y)
        {
            if (VectorPath.IsAvx512) AddScaled<Lanes512<float>>(factor, pointerX, pointerY, x.Length);
            else if (VectorPath.IsAvx2) AddScaled<Lanes256<float>>(factor, pointerX, pointerY, x.Length);
            else AddScaled<Lanes128<float>>(factor, pointerX, pointerY, x.Length);
        }
    }

    /// <summary>y += x.</summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> y) => AddScaled(1, x, y);

    /// <summary>y += factor * x in double, each product rounded before it is added: the same bits on every path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddScaled(double factor, ReadOnlySpan<float> x, Span<double> y)
    {
        RequireSameLength(x.Length, y.Length, nameof(y));
        fixed (float* source = x)
        fixed (double* sum = y)
        {
            var scale = new Vector<double>(factor);
            int i = 0;
            for (; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count)
            {
                Vector.Widen(Vector.Load(source + i), out Vector<double> low, out Vector<double> high);
                Vector.Store(Vector.Load(sum + i) + scale * low, sum + i);
                Vector.Store(Vector.Load(sum + i + Vector<double>.Count) + scale * high, sum + i + Vector<double>.Count);
            }
            for (; i < x.Length; i++) sum[i] += factor * source[i];
        }
    }

    /// <summary>Turns floats into doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        RequireSameLength(from.Length, to.Length, nameof(to));
        fixed (float* source = from)
        fixed (double* destination = to)
        {
            int i = 0;
            for (; i + Vector<float>.Count <= from.Length; i += Vector<float>.Count)
            {
                Vector.Widen(Vector.Load(source + i), out Vector<double> low, out Vector<double> high);
                Vector.Store(low, destination + i);
                Vector.Store(high, destination + i + Vector<double>.Count);
            }
            for (; i < from.Length; i++) destination[i] = source[i];
        }
    }

    /// <summary>Rounds doubles to the nearest floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        RequireSameLength(from.Length, to.Length, nameof(to));
        fixed (double* source = from)
        fixed (float* destination = to)
        {
            int i = 0;
            for (; i + Vector<float>.Count <= from.Length; i += Vector<float>.Count)
                Vector.Store(Vector.Narrow(Vector.Load(source + i), Vector.Load(source + i + Vector<double>.Count)), destination + i);
            for (; i < from.Length; i++) destination[i] = (float)source[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Dot<TLanes>(float* a, float* b, int length) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes even = TLanes.Zero, odd = TLanes.Zero;
        int i = 0;
        for (; i + 2 * TLanes.Count <= length; i += 2 * TLanes.Count)
        {
            even = TLanes.MultiplyAdd(TLanes.Load(a + i), TLanes.Load(b + i), even);
            odd = TLanes.MultiplyAdd(TLanes.Load(a + i + TLanes.Count), TLanes.Load(b + i + TLanes.Count), odd);
        }
        for (; i + TLanes.Count <= length; i += TLanes.Count)
            even = TLanes.MultiplyAdd(TLanes.Load(a + i), TLanes.Load(b + i), even);
        float sum = (even + odd).Sum();
        for (; i < length; i++) sum += a[i] * b[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddScaled<TLanes>(float factor, float* x, float* y, int length) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes scale = TLanes.Broadcast(factor);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
            TLanes.MultiplyAdd(scale, TLanes.Load(x + i), TLanes.Load(y + i)).Store(y + i);
        for (; i < length; i++) y[i] += factor * x[i];
    }

    private static void RequireSameLength(int expected, int actual, string name)
    {
        if (expected != actual) throw new ArgumentException($"two vectors of {expected} and {actual} elements do not fit", name);
    }

    private static void Exp<TLanes>(float* source, float* destination, int length) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count) Exp(TLanes.Load(source + i)).Store(destination + i);
        if (i == length) return;
        float* rest = stackalloc float[TLanes.Count];
        for (int j = i; j < length; j++) rest[j - i] = source[j];
        Exp(TLanes.Load(rest)).Store(rest);
        for (int j = i; j < length; j++) destination[j] = rest[j - i];
    }
}
