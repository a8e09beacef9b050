using System.Numerics;
using System.Runtime.InteropServices;

namespace Mathesis.Networks;

/// <summary>The softmax of one row and its gradient.</summary>
internal static class SoftmaxRows
{
    /// <summary>Replaces scores by their softmax; where all are minus infinity, by zeros.</summary>
    public static void Forward<T>(Span<T> row) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            SoftmaxKernel.Forward(MemoryMarshal.Cast<T, float>(row));
            return;
        }
        T maximum = VectorRows.Maximum<T>(row);
        if (T.IsNegativeInfinity(maximum))
        {
            row.Clear();
            return;
        }
        VectorRows.AddConstant(row, -maximum, row);
        for (int i = 0; i < row.Length; i++) row[i] = T.Exp(row[i]);
        VectorRows.Scale(T.One / VectorRows.Sum<T>(row), row);
    }

    /// <summary>The gradient of the scores: p (g - sum(p g)).</summary>
    /// <param name="shares">The softmax p.</param>
    /// <param name="gradient">Its gradient g.</param>
    /// <param name="result">The gradient of the scores.</param>
    public static void Backward<T>(ReadOnlySpan<T> shares, ReadOnlySpan<T> gradient, Span<T> result) where T : unmanaged, IFloatingPointIeee754<T>
    {
        result = result[..shares.Length];
        T mean = VectorRows.Dot(shares, gradient);
        ReadOnlySpan<Vector<T>> p = MemoryMarshal.Cast<T, Vector<T>>(shares), g = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        Span<Vector<T>> s = MemoryMarshal.Cast<T, Vector<T>>(result);
        var means = new Vector<T>(mean);
        for (int i = 0; i < p.Length; i++) s[i] = p[i] * (g[i] - means);
        for (int i = p.Length * Vector<T>.Count; i < shares.Length; i++) result[i] = shares[i] * (gradient[i] - mean);
    }
}
