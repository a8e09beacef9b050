namespace Mathesis.Laboratory;

/// <summary>
/// Decides claims: the only place where a verdict is made. A claim holds when the whole interval of its estimate satisfies the
/// criterion, fails when the whole interval violates it on one side, and is undecided otherwise.
/// </summary>
public static class ClaimJudge
{
    /// <summary>Judges a claim by the values that the replicates measured.</summary>
    /// <param name="claim">The claim, written before the run.</param>
    /// <param name="values">One value a replicate, in the order of the seeds. Infinities are values (a step never reached); NaN is none.</param>
    /// <param name="scale">The scale of the run; a smoke run decides nothing.</param>
    public static Finding Judge(Claim claim, IReadOnlyList<double> values, Scale scale)
    {
        if (values.Count == 0) return Unmeasured(claim, values, $"no replicate measured {claim.Metric}");
        int missing = values.Count(double.IsNaN);
        if (missing > 0)
            return Unmeasured(claim, values, $"{Replicates(missing)} of {values.Count} gave no number for {claim.Metric}");
        if (claim.Aggregation == Aggregation.Rate && values.Any(value => value is not (0 or 1)))
            return Unmeasured(claim, values, $"a rate needs values of 0 or 1, and {claim.Metric} has others");

        (double estimate, double low, double high) = Estimate(claim.Aggregation, values);
        (ClaimVerdict verdict, string? reason) = Decide(claim, values.Count, scale, low, high);
        string? explanation = verdict switch
        {
            ClaimVerdict.Holds => null,
            ClaimVerdict.Fails when claim.Explanation is not null => claim.Explanation,
            _ => reason,
        };
        return new Finding(claim, values, estimate, (low, high), verdict, explanation);
    }

    private static (double Estimate, double Low, double High) Estimate(Aggregation aggregation, IReadOnlyList<double> values) =>
        aggregation switch
        {
            Aggregation.Every => (Intervals.Median(values), values.Min(), values.Max()),
            Aggregation.Mean => Intervals.Mean(values),
            Aggregation.Rate => Intervals.Rate(values.Count(value => value == 1), values.Count),
            _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, null),
        };

    private static (ClaimVerdict Verdict, string? Reason) Decide(Claim claim, int count, Scale scale, double low, double high)
    {
        if (scale == Scale.Smoke) return (ClaimVerdict.Undecided, "smoke runs exercise the code and decide nothing");
        if (count < claim.Replicates)
            return (ClaimVerdict.Undecided, $"a decision needs {Replicates(claim.Replicates)}, and this run has {count}");
        if (double.IsNaN(low) || double.IsNaN(high))
            return (ClaimVerdict.Undecided, "the values hold infinities of both signs, so the mean is not defined");

        Criterion criterion = claim.Criterion;
        if (criterion is { AtLeast: null, AtMost: null }) return (ClaimVerdict.Undecided, "the criterion has no bound");
        if (SignOf(criterion) is int sign)
        {
            if (low <= 0 && high >= 0)
                return (ClaimVerdict.Undecided, $"the sign is not decided: {Interval(claim, low, high)} contains 0");
            if (sign > 0 ? high < 0 : low > 0)
                return (ClaimVerdict.Fails, $"the difference has the opposite sign: {Interval(claim, low, high)}");
        }
        if (high < criterion.AtLeast || low > criterion.AtMost)
            return (ClaimVerdict.Fails, $"{Interval(claim, low, high)} was measured, and the criterion is {ClaimText.Criterion(claim)}");
        if (!(low < criterion.AtLeast) && !(high > criterion.AtMost)) return (ClaimVerdict.Holds, null);
        return (ClaimVerdict.Undecided, $"{Interval(claim, low, high)} lies on both sides of {ClaimText.Bound(claim, low)}");
    }

    /// <summary>The sign that a criterion of difference claims: +1 for A > B, -1 for A &lt; B, null when its bounds allow both.</summary>
    private static int? SignOf(Criterion criterion) =>
        criterion switch
        {
            { IsDifference: true, AtLeast: >= 0 } => 1,
            { IsDifference: true, AtMost: <= 0 } => -1,
            _ => null,
        };

    private static string Interval(Claim claim, double low, double high)
    {
        string text = ClaimText.Interval(claim, low, high);
        if (low == high) return text;
        return claim.Aggregation == Aggregation.Every ? $"the range {text}" : $"the 95% interval {text}";
    }

    private static string Replicates(int count) => count == 1 ? "1 replicate" : $"{count} replicates";

    private static Finding Unmeasured(Claim claim, IReadOnlyList<double> values, string reason) =>
        new(claim, values, double.NaN, (double.NaN, double.NaN), ClaimVerdict.Undecided, reason);
}
