namespace Mathesis.Privacy;

/// <summary>Estimated frequencies with what is known of their errors.</summary>
/// <param name="Frequencies">The unbiased estimates; entries may be negative.</param>
/// <param name="StandardErrors">The square roots of their variances, with the projected estimates in place of the true frequencies.</param>
/// <param name="Users">How many reports they come from.</param>
public sealed record FrequencyEstimate(IReadOnlyList<double> Frequencies, IReadOnlyList<double> StandardErrors, long Users)
{
    /// <summary>The 97.5% point of the standard normal distribution.</summary>
    public const double Normal975 = 1.959963984540054;

    /// <summary>Estimates frequencies.</summary>
    /// <param name="mechanism">The mechanism of the reports.</param>
    /// <param name="reports">At least one report.</param>
    /// <param name="threads">How many threads may be used.</param>
    public static FrequencyEstimate Of(FrequencyMechanism mechanism, ReportBatch reports, int threads = 1)
    {
        double[] frequencies = mechanism.Estimate(reports, threads);
        double[] variances = mechanism.Variances(SimplexProjection.Project(frequencies), Math.Max(2, reports.Count));
        return new FrequencyEstimate(frequencies, Array.ConvertAll(variances, variance => Math.Sqrt(Math.Max(0, variance))), reports.Count);
    }

    /// <summary>The 95% interval of a category's frequency among the users who reported.</summary>
    public (double Low, double High) Interval(int category) =>
        (Frequencies[category] - (Normal975 * StandardErrors[category]), Frequencies[category] + (Normal975 * StandardErrors[category]));
}
