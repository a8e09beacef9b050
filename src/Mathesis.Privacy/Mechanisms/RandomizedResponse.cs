using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Generalised randomised response: the report is the value itself with probability e^epsilon / (e^epsilon + k - 1), else one of
/// the others (Warner, 1965; Kairouz, Bonawitz, Ramage, "Discrete distribution estimation under local privacy", ICML 2016).
/// </summary>
/// <param name="categories">k.</param>
/// <param name="budget">The privacy budget.</param>
public sealed class RandomizedResponse(int categories, PrivacyBudget budget) : PureMechanism(categories, budget)
{
    /// <inheritdoc/>
    public override string Name => "grr";

    /// <inheritdoc/>
    public override Rational TrueSupport => Budget.Favour(1, Categories - 1).ToRational();

    /// <inheritdoc/>
    public override Rational FalseSupport => (1 - TrueSupport) / (Categories - 1);

    /// <inheritdoc/>
    public override Rational LossRatio => Budget.Ratio;

    /// <inheritdoc/>
    public override double BestGuess => (double)TrueSupport;

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(Categories, 1);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        reports.Begin(0);
        reports.AddMember(Respond(value, Categories, source, Budget.Favour(1, Categories - 1)));
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => members[0] == value;

    /// <inheritdoc/>
    public override int Guess(long block, ReadOnlySpan<int> members, RandomSource source) => members[0];

    /// <summary>The value with the given probability, else a uniform choice among the others.</summary>
    internal static int Respond(int value, int size, RandomSource source, ExactChance truth)
    {
        if (source.Draw(truth)) return value;
        int other = source.Below(size - 1);
        return other >= value ? other + 1 : other;
    }
}
