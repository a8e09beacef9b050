using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Projective geometry response: values and messages are points of PG(t - 1, q) with q a prime power near e^epsilon + 1; messages
/// on the hyperplane of the value have e^epsilon times the weight of the others (Feldman, Nelson, Nguyen, Talwar, "Private
/// frequency estimation via projective geometry", ICML 2022). Reports are short, and there must be as many points as values.
/// </summary>
public sealed class ProjectiveGeometryResponse : PureMechanism
{
    private const int MostPoints = 1 << 27;

    private readonly ProjectiveSpace space;
    private readonly ExactChance chance;

    /// <summary>Makes the mechanism.</summary>
    /// <param name="categories">k.</param>
    /// <param name="budget">The privacy budget.</param>
    /// <exception cref="InputError">The space would have too many points.</exception>
    public ProjectiveGeometryResponse(int categories, PrivacyBudget budget)
        : base(categories, budget)
    {
        PrimePower order = NearestPrimePower(budget.Ratio + 1);
        long q = (long)order.Value, points = 1 + q;
        int dimension = 2;
        for (; points < categories; dimension++) points = (points * q) + 1;
        if (points > MostPoints || q > 1 << 15)
            throw new InputError($"projective geometry response needs {points} messages here", "mechanism", "choose mss, or a smaller epsilon");
        space = new ProjectiveSpace(new GaloisTableField((ulong)order.Prime, order.Exponent), dimension);
        chance = budget.Favour(space.PointsOnHyperplane, space.Points - space.PointsOnHyperplane);
        TrueSupport = chance.ToRational();
        // Two hyperplanes meet in a space of two dimensions less.
        var common = (Rational)((space.PointsOnHyperplane - 1) / space.Order);
        FalseSupport = (TrueSupport * common / space.PointsOnHyperplane)
            + ((1 - TrueSupport) * (space.PointsOnHyperplane - common) / (space.Points - space.PointsOnHyperplane));
    }

    /// <summary>The space.</summary>
    public ProjectiveSpace Space => space;

    /// <inheritdoc/>
    public override string Name => "pgr";

    /// <inheritdoc/>
    public override Rational TrueSupport { get; }

    /// <inheritdoc/>
    public override Rational FalseSupport { get; }

    /// <inheritdoc/>
    public override Rational LossRatio => Budget.Ratio;

    /// <summary>At most the number of messages times the probability of a favoured one, over k; reached when every message speaks for some value.</summary>
    public override double BestGuess => (double)(TrueSupport / space.PointsOnHyperplane * space.Points / Categories);

    /// <inheritdoc/>
    public override ReportShape Shape(long block) => new(space.Points, 1);

    /// <inheritdoc/>
    public override void Encode(int value, RandomSource source, ReportBatch reports)
    {
        CheckValue(value);
        reports.Begin(0);
        reports.AddMember(source.Draw(chance)
            ? space.OnHyperplane(value, source.Below(space.PointsOnHyperplane))
            : space.OffHyperplane(value, source.Below(space.Points - space.PointsOnHyperplane)));
    }

    /// <inheritdoc/>
    public override bool Supports(long block, ReadOnlySpan<int> members, int value) => space.AreOrthogonal(value, members[0]);

    /// <inheritdoc/>
    public override long[] CountSupport(ReportBatch reports, int threads)
    {
        int[] counts = new int[space.Points];
        foreach (int member in reports.AllMembers) counts[member]++;
        int[] sums = HyperplaneSums.Compute(space, counts, threads);
        return Array.ConvertAll(sums[..Categories], sum => (long)sum);
    }

    private static PrimePower NearestPrimePower(Rational target)
    {
        ulong centre = (ulong)Rational.Round(target);
        for (ulong distance = 0; ; distance++)
        {
            PrimePower? below = distance < centre ? AsPrimePower(centre - distance) : null, above = AsPrimePower(centre + distance);
            if (below is { } low && above is { } high)
                return target - (Integer)(centre - distance) <= (Integer)(centre + distance) - target ? low : high;
            if ((below ?? above) is { } found) return found;
        }
    }

    private static PrimePower? AsPrimePower(ulong number) =>
        number >= 2 && Factorization.Of(number).Factors is [PrimePower single] ? single : null;
}
