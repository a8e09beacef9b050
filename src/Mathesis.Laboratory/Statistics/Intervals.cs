namespace Mathesis.Laboratory;

/// <summary>Two-sided 95% intervals of a mean and of a rate, and the median.</summary>
public static class Intervals
{
    /// <summary>The 97.5% point of the standard normal distribution.</summary>
    private const double Normal975 = 1.959963984540054;

    /// <summary>
    /// The mean of the values with Student's interval: mean ± t(0.975, n-1) s / √n. One value is its own interval. A value of
    /// infinity makes the mean infinite, with certainty; infinities of both signs make it NaN.
    /// </summary>
    /// <param name="values">At least one; no NaN.</param>
    public static (double Mean, double Low, double High) Mean(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        int n = values.Count;
        double mean = 0;
        foreach (double value in values) mean += value / n;
        if (n == 1 || !double.IsFinite(mean)) return (mean, mean, mean);
        double squares = 0;
        foreach (double value in values) squares += (value - mean) * (value - mean);
        double half = StudentT.Quantile(0.975, n - 1) * Math.Sqrt(squares / (n - 1) / n);
        return (mean, mean - half, mean + half);
    }

    /// <summary>
    /// The rate of successes with Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and
    /// statistical inference", 1927).
    /// </summary>
    /// <param name="successes">In [0, <paramref name="trials"/>].</param>
    /// <param name="trials">At least 1.</param>
    public static (double Rate, double Low, double High) Rate(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double rate = (double)successes / trials;
        double z2 = Normal975 * Normal975 / trials;
        double centre = (rate + z2 / 2) / (1 + z2);
        double half = Math.Sqrt(z2 * (rate * (1 - rate) + z2 / 4)) / (1 + z2);

        // The ends at 0 and 1 are exact; rounding must not move them inside.
        return (rate, successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /// <summary>The middle value, or the mean of the two middle values; NaN when these are opposite infinities.</summary>
    /// <param name="values">At least one; no NaN.</param>
    public static double Median(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double lower = sorted[(sorted.Length - 1) / 2];
        double upper = sorted[sorted.Length / 2];
        return lower == upper ? lower : 0.5 * lower + 0.5 * upper;
    }
}
