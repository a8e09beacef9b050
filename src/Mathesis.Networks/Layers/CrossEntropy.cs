using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The cross-entropy of logits with a class, in nats, computed in float64 whatever the arithmetic of the network: a float32
/// log-softmax loses losses below 1e-7, which late training has.
/// </summary>
public static class CrossEntropy
{
    /// <summary>-log softmax(logits)[target].</summary>
    /// <param name="logits">The logits of one example.</param>
    /// <param name="target">The class, below the number of logits.</param>
    public static double Loss<T>(ReadOnlySpan<T> logits, int target) where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double maximum, double others) = SumExponentials(logits);
        return maximum - double.CreateChecked(logits[target]) + LogOnePlus(others);
    }

    /// <summary>The loss, and its gradient in the logits times a factor.</summary>
    /// <param name="logits">The logits of one example.</param>
    /// <param name="target">The class.</param>
    /// <param name="factor">The factor: 1 / examples for a mean.</param>
    /// <param name="gradient">As long as the logits; overwritten.</param>
    public static double Loss<T>(ReadOnlySpan<T> logits, int target, double factor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) return SingleLoss(MemoryMarshal.Cast<T, float>(logits), target, factor, MemoryMarshal.Cast<T, float>(gradient));
        (double maximum, double others) = SumExponentials(logits);
        double scale = factor / (1 + others);
        double rest = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            if (i == target) continue;
            double share = scale * Math.Exp(double.CreateChecked(logits[i]) - maximum);
            rest += share;
            gradient[i] = T.CreateChecked(share);
        }
        // Minus the sum of the others, not probability - 1: exact where the probability rounds to 1.
        gradient[target] = T.CreateChecked(-rest);
        return maximum - double.CreateChecked(logits[target]) + LogOnePlus(others);
    }

    /// <summary>
    /// The same for floats: differences from the largest logit are exact enough in float for their exponentials to keep float's relative
    /// precision, and the sums are taken in float64.
    /// </summary>
    private static double SingleLoss(ReadOnlySpan<float> logits, int target, double factor, Span<float> gradient)
    {
        int top = 0;
        float maximum = VectorRows.Maximum(logits);
        while (top < logits.Length - 1 && logits[top] != maximum) top++;
        gradient = gradient[..logits.Length];
        VectorRows.AddConstant(logits, -maximum, gradient);
        VectorFunctions.Exp(gradient, gradient);
        double others = 0;
        for (int i = 0; i < gradient.Length; i++) others += i == top ? 0 : gradient[i];
        double scale = factor / (1 + others);
        gradient[target] = 0;
        double rest = 0;
        for (int i = 0; i < gradient.Length; i++) rest += gradient[i];
        VectorRows.Scale((float)scale, gradient);
        // Minus the sum of the others, not probability - 1: exact where the probability rounds to 1.
        gradient[target] = (float)(-rest * scale);
        return (double)maximum - logits[target] + LogOnePlus(others);
    }

    /// <summary>Whether the target's logit is the largest; of equal ones the first counts.</summary>
    public static bool IsRight<T>(ReadOnlySpan<T> logits, int target) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T wanted = logits[target];
        for (int i = 0; i < logits.Length; i++)
        {
            if (i != target && !(logits[i] < wanted) && !(logits[i] == wanted && i > target)) return false;
        }
        return !T.IsNaN(wanted);
    }

    /// <summary>The largest logit, and the sum of exp(logit - largest) over all but one largest.</summary>
    private static (double Maximum, double Others) SumExponentials<T>(ReadOnlySpan<T> logits) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int top = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[top]) top = i;
        }
        double maximum = double.CreateChecked(logits[top]);
        double others = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            if (i != top) others += Math.Exp(double.CreateChecked(logits[i]) - maximum);
        }
        return (maximum, others);
    }

    /// <summary>log(1 + x) to full precision for small x &gt;= 0 (Kahan's correction of the rounding of 1 + x).</summary>
    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);
    }
}
