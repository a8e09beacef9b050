using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>The reconstruction attack: how often a user's value is guessed from the report alone, by <see cref="FrequencyMechanism.Guess"/>.</summary>
/// <param name="Successes">How many guesses were right.</param>
/// <param name="Guesses">How many were made.</param>
public readonly record struct ReconstructionAttack(long Successes, long Guesses)
{
    /// <summary>The success rate.</summary>
    public double Rate => (double)Successes / Guesses;

    /// <summary>Attacks reports whose values are known.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="values">The true values.</param>
    /// <param name="reports">A report for every value.</param>
    /// <param name="stream">The attacker's random choices.</param>
    public static ReconstructionAttack Run(FrequencyMechanism mechanism, ReadOnlySpan<int> values, ReportBatch reports, RandomStream stream)
    {
        var source = new SeededSource(stream);
        long successes = 0;
        for (int user = 0; user < values.Length; user++)
            if (mechanism.Guess(reports.Block(user), reports.Members(user), source) == values[user]) successes++;
        return new ReconstructionAttack(successes, values.Length);
    }
}
