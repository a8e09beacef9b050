namespace Mathesis.Circuits;

/// <summary>The cross-entropy of logits with a target, in float64.</summary>
public static class CrossEntropy
{
    /// <summary>
    /// -log softmax(logits)[target] in nats. Where the target's logit is the largest, it is computed as
    /// log(1 + sum of exp(other - target)) without forming the sum with 1, so that losses far below the spacing of numbers near 1 keep their digits.
    /// </summary>
    public static double Of(ReadOnlySpan<double> logits, int target)
    {
        double own = logits[target];
        double largest = own;
        foreach (double logit in logits) largest = Math.Max(largest, logit);
        double others = 0;
        for (int c = 0; c < logits.Length; c++)
        {
            if (c != target) others += Math.Exp(logits[c] - largest);
        }
        return largest == own ? LogOfOnePlus(others) : largest - own + Math.Log(others + Math.Exp(own - largest));
    }

    /// <summary>Whether the target's logit is larger than every other.</summary>
    public static bool IsRight(ReadOnlySpan<double> logits, int target)
    {
        for (int c = 0; c < logits.Length; c++)
        {
            if (c != target && !(logits[c] < logits[target])) return false;
        }
        return true;
    }

    /// <summary>
    /// log(1 + x), accurate for every x of at least 0 (Kahan's correction: the rounding of 1 + x cancels). The framework's
    /// double.LogP1 forms 1 + x and loses small x.
    /// </summary>
    private static double LogOfOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
