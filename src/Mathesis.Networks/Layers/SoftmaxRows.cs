using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The softmax of one row and its gradient.</summary>
internal static class SoftmaxRows
{
    /// <summary>Replaces scores by their softmax; where all are minus infinity, by zeros.</summary>
    public static void Forward<T>(Span<T> row) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T maximum = VectorRows.Maximum<T>(row);
        if (T.IsNegativeInfinity(maximum))
        {
            row.Clear();
            return;
        }
        VectorRows.AddConstant(row, -maximum, row);
        if (typeof(T) == typeof(float))
        {
            Span<float> singles = MemoryMarshal.Cast<T, float>(row);
            VectorFunctions.Exp(singles, singles);
        }
        else
        {
            for (int i = 0; i < row.Length; i++) row[i] = T.Exp(row[i]);
        }
        VectorRows.Scale(T.One / VectorRows.Sum<T>(row), row);
    }

    /// <summary>The gradient of the scores: p (g - sum(p g)).</summary>
    /// <param name="shares">The softmax p.</param>
    /// <param name="gradient">Its gradient g.</param>
    /// <param name="result">The gradient of the scores.</param>
    public static void Backward<T>(ReadOnlySpan<T> shares, ReadOnlySpan<T> gradient, Span<T> result) where T : unmanaged, IFloatingPointIeee754<T>
    {
        VectorRows.AddConstant(gradient, -VectorRows.Dot(shares, gradient), result);
        VectorRows.Multiply(result, shares, result);
    }
}
