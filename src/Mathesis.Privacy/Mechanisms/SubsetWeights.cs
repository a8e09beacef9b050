using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Subset selection on m elements with weight w: with probability p = w e^epsilon / (w e^epsilon + m - w) the subset holds the
/// true element, and the rest of it is uniform (Ye and Barg, "Optimal schemes for discrete distribution estimation under
/// locally differential privacy", 2018; Wang et al., "Mutual information optimally local private discrete distribution
/// estimation", 2016).
/// </summary>
internal sealed class SubsetWeights
{
    /// <summary>Chooses w = max(1, round(m / (e^epsilon + 1))), which is at most m / 2.</summary>
    /// <param name="size">m, at least 2.</param>
    /// <param name="budget">The privacy budget.</param>
    public SubsetWeights(int size, PrivacyBudget budget)
    {
        Size = size;
        Weight = Math.Max(1, (int)Rational.Round(size / (budget.Ratio + 1)));
        Chance = budget.Favour(Weight, size - Weight);
        TrueSupport = Chance.ToRational();
        // The subset has w elements: p + (m - 1) q = w.
        FalseSupport = (Weight - TrueSupport) / (size - 1);
    }

    /// <summary>m.</summary>
    public int Size { get; }

    /// <summary>w.</summary>
    public int Weight { get; }

    /// <summary>p, as it is drawn.</summary>
    public ExactChance Chance { get; }

    /// <summary>p.</summary>
    public Rational TrueSupport { get; }

    /// <summary>q: the probability that the subset holds another given element.</summary>
    public Rational FalseSupport { get; }

    /// <summary>The probability that it holds two given elements, neither the true one; 0 when there are no two such.</summary>
    public Rational PairSupport => Size < 3 ? 0 :
        ((TrueSupport * (Weight - 1) * (Weight - 2)) + ((1 - TrueSupport) * Weight * (Weight - 1))) / ((Rational)(Size - 1) * (Size - 2));

    /// <summary>Appends the members of a report.</summary>
    public void Encode(int element, RandomSource source, ReportBatch reports) =>
        Subsets.Sample(source, Size, Weight, element, source.Draw(Chance), reports);
}
