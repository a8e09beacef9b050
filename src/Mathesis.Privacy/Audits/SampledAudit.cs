using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>
/// A privacy loss that reports show: two values are encoded many times, and the event "speaks for the first value and not for the
/// second" is counted. The true epsilon is, but for an error probability of 5%, at least the bound. It tests the program where
/// enumeration is out of reach; it cannot prove that a mechanism is private.
/// </summary>
/// <param name="Estimate">The logarithm of the ratio of the two rates.</param>
/// <param name="AtLeast">A lower bound of the true epsilon with confidence 95%.</param>
/// <param name="Trials">How often each of the values was encoded.</param>
public sealed record SampledAudit(double Estimate, double AtLeast, long Trials)
{
    /// <summary>Runs an audit.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="first">A value.</param>
    /// <param name="second">Another.</param>
    /// <param name="trials">How often each is encoded.</param>
    /// <param name="seed">The seed.</param>
    public static SampledAudit Run(FrequencyMechanism mechanism, int first, int second, long trials, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        if (first == second) throw new ArgumentException("two different values are needed", nameof(second));
        long hits = CountEvents(mechanism, first, first, second, trials, new SeededSource(new RandomStream("privacy/audit", seed, 0)));
        long falseHits = CountEvents(mechanism, second, first, second, trials, new SeededSource(new RandomStream("privacy/audit", seed, 1)));
        double low = RateBound.Lower(hits, trials, 0.025), high = RateBound.Upper(falseHits, trials, 0.025);
        return new SampledAudit(Math.Log((double)hits / falseHits), low > 0 ? Math.Max(0, Math.Log(low / high)) : 0, trials);
    }

    private static long CountEvents(FrequencyMechanism mechanism, int value, int first, int second, long trials, RandomSource source)
    {
        var batch = new ReportBatch();
        long count = 0;
        for (long trial = 0; trial < trials; trial++)
        {
            batch.Clear();
            mechanism.Encode(value, source, batch);
            if (mechanism.Supports(batch.Block(0), batch.Members(0), first) && !mechanism.Supports(batch.Block(0), batch.Members(0), second)) count++;
        }
        return count;
    }
}
