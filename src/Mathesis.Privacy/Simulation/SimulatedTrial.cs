using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>One simulated survey: every user's value is encoded, frequencies are estimated, and every report is attacked.</summary>
/// <param name="SquaredError">The mean over categories of the squared error.</param>
/// <param name="Attack">The reconstruction attack on every report.</param>
/// <param name="Bits">The mean bits of the reports.</param>
public readonly record struct SimulatedTrial(double SquaredError, ReconstructionAttack Attack, double Bits)
{
    /// <summary>Runs a survey.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="code">Its code.</param>
    /// <param name="values">The users' values.</param>
    /// <param name="frequencies">Their frequencies.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="trial">Which survey of that seed.</param>
    public static SimulatedTrial Run(FrequencyMechanism mechanism, ReportCode code, ReadOnlySpan<int> values, ReadOnlySpan<double> frequencies, ulong seed, ulong trial)
    {
        var source = new SeededSource(new RandomStream($"privacy/simulation/{mechanism.Name}", seed, trial));
        var reports = new ReportBatch();
        double bits = 0;
        foreach (int value in values) mechanism.Encode(value, source, reports);
        for (int report = 0; report < reports.Count; report++) bits += code.Bits(reports.Block(report));
        double[] estimate = mechanism.Estimate(reports);
        double squares = 0;
        for (int x = 0; x < estimate.Length; x++) squares += (estimate[x] - frequencies[x]) * (estimate[x] - frequencies[x]);
        ReconstructionAttack attack = ReconstructionAttack.Run(mechanism, values, reports, new RandomStream($"privacy/attack/{mechanism.Name}", seed, trial));
        return new SimulatedTrial(squares / estimate.Length, attack, bits / reports.Count);
    }
}
