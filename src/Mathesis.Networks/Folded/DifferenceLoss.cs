using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Cross-entropy from logit differences z_j = logit_j - logit_0, j at least 1, and z_0 = 0, so that float arithmetic behaves like a
/// float64 loss: with e_j = exp(z_j - max z), S the sum of all e and R that of all but the target's, the loss is log(1 + R / e_target),
/// the derivative by another class's difference is e_j / S, and the target's is minus the sum of the others, -R / S. No number
/// near 1 is ever subtracted from 1, so losses far below float's resolution of 1 keep their relative precision.
/// </summary>
internal static unsafe class DifferenceLoss
{
    /// <summary>Below this, e_target may have lost digits, and the loss is taken from the logarithm of the sum.</summary>
    private const float SmallestTrusted = 1e-30f;

    /// <summary>The loss of one sequence and its derivatives.</summary>
    /// <param name="row">The differences z_1, z_2 …, padded with <see cref="FoldedShape.Never"/>.</param>
    /// <param name="slopes">Takes the derivatives by them, 0 in the padding; may be <paramref name="row"/>.</param>
    /// <param name="columns">The length of the row, a multiple of <see cref="FoldedShape.Lanes"/>.</param>
    /// <param name="target">The class wanted.</param>
    /// <param name="scale">What derivatives are multiplied with: 1 / number of sequences.</param>
    public static double Differentiate(float* row, float* slopes, int columns, int target, float scale)
    {
        return VectorPath.IsAvx512 ? Differentiate<Lanes512<float>>(row, slopes, columns, target, scale)
            : VectorPath.IsAvx2 ? Differentiate<Lanes256<float>>(row, slopes, columns, target, scale)
            : Differentiate<Lanes128<float>>(row, slopes, columns, target, scale);
    }

    /// <summary>Whether the target's logit is the largest, the first one among equals.</summary>
    public static bool IsRight(ReadOnlySpan<float> row, int classes, int target)
    {
        float largest = 0;
        int best = 0;
        for (int j = 0; j < classes; j++)
        {
            if (row[j] > largest) (largest, best) = (row[j], j + 1);
        }
        return best == target;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Differentiate<TLanes>(float* row, float* slopes, int columns, int target, float scale)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes maxima = TLanes.Zero;
        for (int j = 0; j < columns; j += TLanes.Count) maxima = TLanes.Max(maxima, TLanes.Load(row + j));
        float largest = maxima.Largest();
        float wanted = target == 0 ? 0 : row[target - 1];

        TLanes shift = TLanes.Broadcast(largest);
        float reference = VectorFunctions.Exp(TLanes.Zero - shift).Largest();
        for (int j = 0; j < columns; j += TLanes.Count) VectorFunctions.Exp(TLanes.Load(row + j) - shift).Store(slopes + j);
        float expTarget = target == 0 ? reference : slopes[target - 1];
        if (target != 0) slopes[target - 1] = 0;

        TLanes sums = TLanes.Zero;
        for (int j = 0; j < columns; j += TLanes.Count) sums += TLanes.Load(slopes + j);
        float others = sums.Sum() + (target == 0 ? 0 : reference);
        float sum = others + expTarget;

        TLanes factor = TLanes.Broadcast(scale / sum);
        for (int j = 0; j < columns; j += TLanes.Count) (TLanes.Load(slopes + j) * factor).Store(slopes + j);
        if (target != 0) slopes[target - 1] = -others / sum * scale;

        return expTarget > SmallestTrusted
            ? VectorFunctions.LogOnePlus((double)others / expTarget)
            : Math.Log(sum) - ((double)wanted - largest);
    }
}
