using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>A bit for every category, each reported with noise of its own: 1 with probability p for the user's category, q for the others.</summary>
public abstract class UnaryEncoding : PureMechanism
{
    /// <inheritdoc cref="FrequencyMechanism(int, PrivacyBudget)"/>
    protected UnaryEncoding(int categories, PrivacyBudget budget)
        : base(categories, budget)
    {
    }

    /// <summary>p, as it is drawn.</summary>
    protected abstract ExactChance TrueBit { get; }

    /// <summary>q, as it is drawn.</summary>
    protected abstract ExactChance FalseBit { get; }

    /// <inheritdoc/>
    public override Rational TrueSupport => TrueBit.ToRational();

    /// <inheritdoc/>
    public override Rational FalseSupport => FalseBit.ToRational();

    /// <summary>Two bits differ between two values: p (1 - q) / (q (1 - p)).</summary>
    public override Rational LossRatio => TrueSupport * (1 - FalseSupport) / (FalseSupport * (1 - TrueSupport));

    /// <inheritdoc/>
    public override double BestGuess
    {
        get
        {
            // The best guess is any category whose bit is set; the sum over the sets of b bits is a binomial sum.
            double p = (double)TrueSupport, q = (double)FalseSupport;
            double none = Math.Exp(Categories * Math.Log(1 - q));
            return ((p / q * (1 - none)) + ((1 - p) / (1 - q) * none)) / Categories;
        }
    }

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(Categories, null);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        ExactChance own = TrueBit, others = FalseBit;
        reports.Begin(0);
        for (int category = 0; category < Categories; category++)
            if (source.Draw(category == value ? own : others)) reports.AddMember(category);
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => members.BinarySearch(value) >= 0;

    /// <inheritdoc/>
    public override int Guess(long block, ReadOnlySpan<int> members, RandomSource source) =>
        members.IsEmpty ? source.Below(Categories) : members[source.Below(members.Length)];
}
