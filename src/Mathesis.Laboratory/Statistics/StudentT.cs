namespace Mathesis.Laboratory;

/// <summary>Student's t distribution (Student, "The probable error of a mean", 1908).</summary>
public static class StudentT
{
    /// <summary>The probability of a value of at most <paramref name="t"/>.</summary>
    /// <param name="t">Any number; infinities allowed.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double Cumulative(double t, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (double.IsInfinity(t)) return t > 0 ? 1 : 0;
        double tail = 0.5 * IncompleteBeta.Regularized(degreesOfFreedom / 2.0, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t));
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The value below which a share <paramref name="probability"/> of the distribution lies, by bisection to the last bits.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double Quantile(double probability, int degreesOfFreedom)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "expected a number in (0, 1)");
        if (probability < 0.5) return -Quantile(1 - probability, degreesOfFreedom);
        double low = 0;
        double high = 1;
        while (Cumulative(high, degreesOfFreedom) < probability) high *= 2;
        for (int halving = 0; halving < 100; halving++)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (Cumulative(middle, degreesOfFreedom) < probability) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }
}
