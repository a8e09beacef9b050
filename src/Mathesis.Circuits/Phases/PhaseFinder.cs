namespace Mathesis.Circuits;

/// <summary>
/// Finds the phases of a run by rules, where paper 105 marks them by eye: memorisation ends at the minimum of the excluded
/// loss; cleanup starts when, after that, the smoothed test loss first falls below a share of its running maximum; it ends
/// when the test accuracy reaches a bound.
/// </summary>
public sealed record PhaseFinder
{
    /// <summary>How many neighbouring values, odd, the median that smooths the test loss is over.</summary>
    public int Window { get; init; } = 5;

    /// <summary>The share of its running maximum below which the test loss must fall.</summary>
    public double Fall { get; init; } = 0.9;

    /// <summary>The test accuracy at which cleanup ends.</summary>
    public double Accuracy { get; init; } = 0.999;

    /// <summary>Finds the phases.</summary>
    /// <param name="measured">Rising steps at which the excluded loss was measured.</param>
    /// <param name="excludedLoss">Its value at each.</param>
    /// <param name="evaluated">Rising steps at which the test loss and accuracy were measured.</param>
    /// <param name="testLoss">The test loss at each.</param>
    /// <param name="testAccuracy">The test accuracy at each.</param>
    public TrainingPhases Find(
        IReadOnlyList<long> measured, IReadOnlyList<double> excludedLoss,
        IReadOnlyList<long> evaluated, IReadOnlyList<double> testLoss, IReadOnlyList<double> testAccuracy)
    {
        if (measured.Count != excludedLoss.Count || evaluated.Count != testLoss.Count || evaluated.Count != testAccuracy.Count)
            throw new ArgumentException("steps and values are not equally many", nameof(measured));
        long? memorisationEnd = FindMinimum(measured, excludedLoss);
        return new TrainingPhases(
            memorisationEnd,
            memorisationEnd is { } after ? FindFall(evaluated, testLoss, after) : null,
            FindFirst(evaluated, testAccuracy));
    }

    /// <summary>The step of the first minimum; null when the last value is it, so that nothing has risen yet.</summary>
    private static long? FindMinimum(IReadOnlyList<long> steps, IReadOnlyList<double> values)
    {
        int lowest = -1;
        for (int i = 0; i < values.Count; i++)
        {
            if (!double.IsNaN(values[i]) && (lowest < 0 || values[i] < values[lowest])) lowest = i;
        }
        return lowest < 0 || lowest == values.Count - 1 ? null : steps[lowest];
    }

    /// <summary>The first step after <paramref name="after"/> at which the smoothed loss is below a share of its running maximum; null when there is none.</summary>
    /// <param name="steps">Rising steps.</param>
    /// <param name="losses">The loss at each.</param>
    /// <param name="after">Falls up to this step do not count.</param>
    public long? FindFall(IReadOnlyList<long> steps, IReadOnlyList<double> losses, long after = -1)
    {
        double highest = double.NegativeInfinity;
        for (int i = 0; i < losses.Count; i++)
        {
            double smoothed = Median(losses, i);
            highest = Math.Max(highest, smoothed);
            if (steps[i] > after && smoothed < Fall * highest) return steps[i];
        }
        return null;
    }

    private double Median(IReadOnlyList<double> values, int centre)
    {
        int reach = Math.Min(Window / 2, Math.Min(centre, values.Count - 1 - centre));
        double[] window = [.. Enumerable.Range(centre - reach, 2 * reach + 1).Select(i => values[i]).Order()];
        return window[reach];
    }

    private long? FindFirst(IReadOnlyList<long> steps, IReadOnlyList<double> accuracies)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (accuracies[i] >= Accuracy) return steps[i];
        }
        return null;
    }
}
