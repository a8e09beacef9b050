using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Elementary functions and sums on the process's vector path.</summary>
public static unsafe class VectorFunctions
{
    /// <summary>Below this, the exponential leaves float's normal range and is taken as zero.</summary>
    public const float SmallestExponent = -87.33654f;

    /// <summary>Above this, the exponential is larger than any float.</summary>
    public const float LargestExponent = 88.72283f;

    /// <summary>
    /// The exponential of each lane, within 2 units in the last place; 0 below <see cref="SmallestExponent"/>, and arguments above
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
    /// <exception cref="ArgumentException">The results do not have the length of the arguments.</exception>
    public static void Exp(ReadOnlySpan<float> arguments, Span<float> results)
    {
        if (arguments.Length != results.Length)
            throw new ArgumentException($"{arguments.Length} arguments need as many results, not {results.Length}", nameof(results));
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
