using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>Subset selection over all categories: the statistically optimal mechanism, with long reports. See <see cref="SubsetWeights"/>.</summary>
public sealed class SubsetSelection : PureMechanism
{
    private readonly SubsetWeights weights;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="categories">k.</param>
    /// <param name="budget">The privacy budget.</param>
    public SubsetSelection(int categories, PrivacyBudget budget)
        : base(categories, budget) => weights = new SubsetWeights(categories, budget);

    /// <inheritdoc/>
    public override string Name => "ss";

    /// <inheritdoc/>
    public override Rational TrueSupport => weights.TrueSupport;

    /// <inheritdoc/>
    public override Rational FalseSupport => weights.FalseSupport;

    /// <inheritdoc/>
    public override Rational LossRatio => Budget.Ratio;

    /// <inheritdoc/>
    public override double BestGuess => (double)(weights.TrueSupport / weights.Weight);

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(Categories, weights.Weight);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        reports.Begin(0);
        weights.Encode(value, source, reports);
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => members.BinarySearch(value) >= 0;

    /// <inheritdoc/>
    public override int Guess(long block, ReadOnlySpan<int> members, RandomSource source) => members[source.Below(members.Length)];
}
