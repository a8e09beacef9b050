using System.Globalization;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Claims in words.</summary>
internal static class ClaimText
{
    /// <summary>What must hold of the metric: <c>test accuracy ≥ 99%</c>.</summary>
    public static string Criterion(Claim claim)
    {
        Criterion criterion = claim.Criterion;
        return (criterion.AtLeast, criterion.AtMost) switch
        {
            ({ } low, { } high) => $"{Value(low, claim.Format)} ≤ {claim.Metric} ≤ {Value(high, claim.Format)}",
            ({ } low, null) => $"{claim.Metric} ≥ {Value(low, claim.Format)}",
            (null, { } high) => $"{claim.Metric} ≤ {Value(high, claim.Format)}",
            _ => $"{claim.Metric} is measured",
        };
    }

    /// <summary>How replicates decide the claim.</summary>
    public static string Decision(Claim claim)
    {
        string how = claim.Aggregation switch
        {
            Aggregation.Mean => "by the mean's 95% interval",
            Aggregation.Rate => "by the rate's 95% interval",
            _ => "in every replicate",
        };
        return claim.Replicates > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{how}, at least {claim.Replicates} replicates")
            : how;
    }

    /// <summary>A value of a metric.</summary>
    public static string Value(double value, MetricFormat format) => format switch
    {
        MetricFormat.Percent => (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        MetricFormat.Count => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
