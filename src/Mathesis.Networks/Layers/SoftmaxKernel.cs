using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The softmax of a row of floats on the process's vector path: one sweep for the maximum, one for the exponentials and their sum, one to divide.</summary>
internal static unsafe class SoftmaxKernel
{
    /// <summary>Replaces scores by their softmax; zeros where all are minus infinity, not-a-number where one is.</summary>
    public static void Forward(Span<float> row)
    {
        fixed (float* values = row)
        {
            if (VectorPath.IsAvx512) Forward<Lanes512<float>>(values, row.Length);
            else if (VectorPath.IsAvx2) Forward<Lanes256<float>>(values, row.Length);
            else Forward<Lanes128<float>>(values, row.Length);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Forward<TLanes>(float* row, int length) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int whole = length - length % TLanes.Count;
        // The end of the row with minus infinities after it fills a vector.
        float* end = stackalloc float[TLanes.Count];
        TLanes.Broadcast(float.NegativeInfinity).Store(end);
        for (int i = whole; i < length; i++) end[i - whole] = row[i];

        TLanes largest = TLanes.Load(end);
        for (int i = 0; i < whole; i += TLanes.Count) largest = TLanes.Max(largest, TLanes.Load(row + i));
        float maximum = largest.Largest();
        if (float.IsNegativeInfinity(maximum)) maximum = 0;

        TLanes down = TLanes.Broadcast(-maximum);
        TLanes sum = TLanes.Zero, differences = TLanes.Zero;
        for (int i = 0; i < whole; i += TLanes.Count)
        {
            TLanes difference = TLanes.Load(row + i) + down;
            TLanes power = VectorFunctions.Exp(difference);
            differences += difference;
            sum += power;
            power.Store(row + i);
        }
        if (whole < length)
        {
            TLanes difference = TLanes.Load(end) + down;
            TLanes power = VectorFunctions.Exp(difference);
            differences += difference;
            sum += power;
            power.Store(end);
        }
        // Exponentials and maxima lose a not-a-number; a sum of differences, none of which is positive, keeps it.
        float total = sum.Sum();
        float factor = float.IsNaN(differences.Sum()) ? float.NaN : total == 0 ? 0 : 1 / total;
        TLanes scale = TLanes.Broadcast(factor);
        for (int i = 0; i < whole; i += TLanes.Count) (TLanes.Load(row + i) * scale).Store(row + i);
        for (int i = whole; i < length; i++) row[i] = end[i - whole] * factor;
    }
}
