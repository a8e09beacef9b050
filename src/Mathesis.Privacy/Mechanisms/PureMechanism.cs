using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// A mechanism whose reports speak for a user's own value with probability p and for every other value with probability q
/// (a pure protocol; Wang, Blocki, Li, Jha, "Locally differentially private protocols for frequency estimation", USENIX
/// Security 2017, section 3). The estimate of a frequency is (count / n - q) / (p - q), of variance
/// q (1 - q) / (n (p - q)^2) + f (1 - p - q) / (n (p - q)).
/// </summary>
public abstract class PureMechanism : FrequencyMechanism
{
    /// <inheritdoc cref="FrequencyMechanism(int, PrivacyBudget)"/>
    protected PureMechanism(int categories, PrivacyBudget budget)
        : base(categories, budget)
    {
    }

    /// <summary>p: the probability that a report speaks for the user's own value.</summary>
    public abstract Rational TrueSupport { get; }

    /// <summary>q: the probability that it speaks for another given value.</summary>
    public abstract Rational FalseSupport { get; }

    /// <summary>How many of the reports speak for each value.</summary>
    /// <param name="reports">Reports of this mechanism.</param>
    /// <param name="threads">How many threads may be used.</param>
    public virtual long[] CountSupport(ReportBatch reports, int threads)
    {
        long[] counts = new long[Categories];
        foreach (int member in reports.AllMembers) counts[member]++;
        return counts;
    }

    /// <inheritdoc/>
    public override double[] Estimate(ReportBatch reports, int threads = 1)
    {
        if (reports.Count == 0) throw new InputError("there are no reports", expected: "expected at least one");
        long[] counts = CountSupport(reports, threads);
        double q = (double)FalseSupport, scale = 1 / (double)(TrueSupport - FalseSupport);
        double[] frequencies = new double[Categories];
        for (int value = 0; value < frequencies.Length; value++) frequencies[value] = (((double)counts[value] / reports.Count) - q) * scale;
        return frequencies;
    }

    /// <inheritdoc/>
    public override double[] Variances(ReadOnlySpan<double> frequencies, long users)
    {
        CheckFrequencies(frequencies);
        Rational p = TrueSupport, q = FalseSupport, gap = p - q;
        double constant = (double)(q * (1 - q) / (gap * gap)), slope = (double)((1 - p - q) / gap);
        double[] variances = new double[Categories];
        for (int value = 0; value < variances.Length; value++) variances[value] = (constant + (frequencies[value] * slope)) / users;
        return variances;
    }
}
