using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// A locally private way to count categories: every user's value becomes a noisy report on the user's own machine, and the
/// frequencies of all categories are estimated from the reports. Values are 0, ..., k - 1. Instances are immutable.
/// </summary>
public abstract class FrequencyMechanism
{
    /// <summary>The most categories that are supported.</summary>
    public const int MostCategories = 1 << 22;

    /// <summary>Takes what all mechanisms need.</summary>
    /// <param name="categories">k, in [2, 2^22].</param>
    /// <param name="budget">The privacy budget.</param>
    /// <exception cref="InputError">There are too few or too many categories.</exception>
    protected FrequencyMechanism(int categories, PrivacyBudget budget)
    {
        if (categories is < 2 or > MostCategories)
            throw new InputError($"{categories} categories are out of range", "categories", $"expected 2 to {MostCategories}");
        Categories = categories;
        Budget = budget;
    }

    /// <summary>The name that people write: <c>mss</c>.</summary>
    public abstract string Name { get; }

    /// <summary>k: how many categories there are.</summary>
    public int Categories { get; }

    /// <summary>The privacy budget that was asked for.</summary>
    public PrivacyBudget Budget { get; }

    /// <summary>How many blocks reports choose from, independently of the value.</summary>
    public virtual long Blocks => 1;

    /// <summary>What the members of a block's reports can be.</summary>
    public abstract ReportShape Shape(long block);

    /// <summary>Appends the report of one user.</summary>
    /// <param name="value">The user's category, in [0, k).</param>
    /// <param name="source">The user's own random choices.</param>
    /// <param name="reports">Receives the report.</param>
    public abstract void Encode(int value, RandomSource source, ReportBatch reports);

    /// <summary>Whether a report speaks for a value: it is e^epsilon times (or nearly) as likely under such a value as under others.</summary>
    public abstract bool Supports(long block, ReadOnlySpan<int> members, int value);

    /// <summary>
    /// The greatest ratio of the probabilities of one report under two values, exactly: e to the true privacy loss, by formula.
    /// <see cref="ExactAudit"/> finds the same number by running the encoder.
    /// </summary>
    public abstract Rational LossRatio { get; }

    /// <summary>The unbiased estimate of every category's frequency; entries may be negative.</summary>
    /// <param name="reports">At least one report of this mechanism.</param>
    /// <param name="threads">How many threads may be used; the result does not depend on it.</param>
    public abstract double[] Estimate(ReportBatch reports, int threads = 1);

    /// <summary>The variance of every category's estimate for a population with the given frequencies.</summary>
    /// <param name="frequencies">[k], at least 0, of sum 1.</param>
    /// <param name="users">How many users report.</param>
    public abstract double[] Variances(ReadOnlySpan<double> frequencies, long users);

    /// <summary>
    /// The probability with which the best possible attacker guesses a user's value from the report, when all values are equally
    /// likely beforehand: the mean over values of the sum, over reports, of the greatest probability. At most e^epsilon / k.
    /// </summary>
    public abstract double BestGuess { get; }

    /// <summary>
    /// The reconstruction attack: a uniform choice among the values that the report speaks for; a uniform choice among all values
    /// when it speaks for none.
    /// </summary>
    public virtual int Guess(long block, ReadOnlySpan<int> members, RandomSource source)
    {
        // Rejection is quick where the report speaks for some part of the values; else they are listed.
        for (int attempt = 0; attempt < 1024; attempt++)
        {
            int value = source.Below(Categories);
            if (Supports(block, members, value)) return value;
        }
        int[] supported = new int[Categories];
        int count = 0;
        for (int value = 0; value < Categories; value++)
            if (Supports(block, members, value)) supported[count++] = value;
        return count == 0 ? source.Below(Categories) : supported[source.Below(count)];
    }

    /// <summary>The mean squared error, over categories, that the variances give.</summary>
    public double MeanSquaredError(ReadOnlySpan<double> frequencies, long users)
    {
        double sum = 0;
        foreach (double variance in Variances(frequencies, users)) sum += variance;
        return sum / Categories;
    }

    /// <summary>Checks a value.</summary>
    protected void CheckValue(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Categories);
    }

    /// <summary>Checks the number of frequencies.</summary>
    protected void CheckFrequencies(ReadOnlySpan<double> frequencies)
    {
        if (frequencies.Length != Categories) throw new ArgumentException($"{Categories} frequencies are needed, not {frequencies.Length}", nameof(frequencies));
    }
}
