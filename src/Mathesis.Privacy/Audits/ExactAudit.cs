using System.Runtime.InteropServices;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// The privacy loss of a mechanism as it is programmed: the encoder itself is run along every possible outcome of its random
/// choices, for every value, and the exact probabilities of all reports under all pairs of values are compared.
/// </summary>
public static class ExactAudit
{
    /// <summary>How many runs of the encoder an audit may take.</summary>
    public const long MostRuns = 20_000_000;

    /// <summary>The output distribution of a value: the exact probability of every report, by the report's text.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="value">The value.</param>
    /// <param name="runs">How many runs are allowed.</param>
    /// <exception cref="InputError">There are more outcomes than that.</exception>
    public static IReadOnlyDictionary<string, Rational> Distribution(FrequencyMechanism mechanism, int value, long runs = MostRuns)
    {
        var distribution = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var source = new EnumeratedSource();
        var batch = new ReportBatch();
        while (source.MoveNext())
        {
            if (source.Runs > runs) throw new InputError($"{mechanism.Name} with {mechanism.Categories} categories has more than {runs} outcomes", expected: "audit fewer categories");
            batch.Clear();
            mechanism.Encode(value, source, batch);
            string text = Text(batch);
            CollectionsMarshal.GetValueRefOrAddDefault(distribution, text, out _) += source.Probability;
        }
        return distribution;
    }

    /// <summary>Audits a mechanism with few enough categories.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="runs">How many runs of the encoder are allowed in all.</param>
    /// <exception cref="InputError">There are more outcomes than that.</exception>
    public static AuditFinding Run(FrequencyMechanism mechanism, long runs = MostRuns)
    {
        var most = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var least = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int value = 0; value < mechanism.Categories; value++)
        {
            IReadOnlyDictionary<string, Rational> distribution = Distribution(mechanism, value, runs / mechanism.Categories);
            Rational total = Rational.Zero;
            foreach ((string report, Rational probability) in distribution)
            {
                total += probability;
                CollectionsMarshal.GetValueRefOrAddDefault(seen, report, out _)++;
                if (!most.TryGetValue(report, out Rational highest) || probability > highest) most[report] = probability;
                if (!least.TryGetValue(report, out Rational lowest) || probability < lowest) least[report] = probability;
            }
            if (total != Rational.One) throw new InvalidOperationException($"the probabilities of {mechanism.Name} add up to {total}");
        }
        Rational worst = Rational.One;
        foreach ((string report, Rational highest) in most)
        {
            // A report that some value never gives tells that value apart for certain.
            if (seen[report] < mechanism.Categories) return new AuditFinding(null, most.Count, false);
            Rational ratio = highest / least[report];
            if (ratio > worst) worst = ratio;
        }
        return new AuditFinding(worst, most.Count, ExponentialBound.Covers(worst, mechanism.Budget.Epsilon));
    }

    /// <summary>
    /// Audits a mechanism of any size: with all its categories where the outcomes can be enumerated, else with as many as can, by
    /// the same encoder.
    /// </summary>
    /// <param name="make">Makes the mechanism for a number of categories.</param>
    /// <param name="categories">The number wanted.</param>
    /// <param name="runs">How many runs of the encoder are allowed.</param>
    /// <returns>The finding, and the number of categories audited.</returns>
    public static (AuditFinding Finding, int Categories) RunLargest(Func<int, FrequencyMechanism> make, int categories, long runs = 60_000)
    {
        foreach (int size in (ReadOnlySpan<int>)[categories, 32, 16, 12, 10, 8, 7, 6, 5, 4, 3])
        {
            if (size > Math.Min(categories, 32)) continue;
            try
            {
                return (Run(make(size), runs), size);
            }
            catch (InputError)
            {
                // Too many outcomes: one category less.
            }
        }
        return (Run(make(2), MostRuns), 2);
    }

    private static string Text(ReportBatch batch)
    {
        var text = new System.Text.StringBuilder();
        text.Append(batch.Block(0));
        foreach (int member in batch.Members(0)) text.Append(' ').Append(member);
        return text.ToString();
    }
}
