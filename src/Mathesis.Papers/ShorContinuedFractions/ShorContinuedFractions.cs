using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 77: "Continued Fractions and Probability Estimations in the Shor Algorithm". Its proofs are checked where they can be: the theorem on
/// convergents in integers for every number up to a bound, the estimates against exact distributions, and the whole algorithm on real
/// composites with simulated measurements.
/// </summary>
[Register<IExperiment>("shor-continued-fractions")]
public sealed class ShorContinuedFractions : IExperiment
{
    /// <inheritdoc/>
    public string Name => "shor-continued-fractions";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => ShorClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["good values"] = ShorArms.GoodValues,
        ["exact chances"] = ShorArms.Chances,
        ["measurements"] = ShorArms.Measurements,
        ["factoring"] = ShorArms.Factoring,
        ["bases"] = ShorArms.Bases,
        ["simulator"] = ShorArms.Simulator,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        ShorStudyOptions options = OptionsBinder.Bind(Defaults(scale), settings, ShorStudyJson.Default.ShorStudyOptions);
        return JsonSerializer.SerializeToNode(options, ShorStudyJson.Default.ShorStudyOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        ArmResult[] arms = await Task.WhenAll(Arms.Keys.Select(arm => replicate.RunArmAsync(arm, arm)));
        foreach (ArmResult arm in arms)
            foreach ((string name, double value) in arm.Measurements) replicate.Measure(name, value);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        ShorReport.WritePeaks(report);
        foreach (ReplicateResult replicate in replicates) ShorReport.Write(report, replicate, several: replicates.Count > 1);
    }

    /// <summary>The treatise proves for every n; the paper's scale goes as far as a few hours allow.</summary>
    private static ShorStudyOptions Defaults(Scale scale) => scale switch
    {
        Scale.Smoke => new ShorStudyOptions { ExhaustiveTo = 45, Composites = 4, Samples = 1000, MostBits = 11, SimulatedBits = 9 },
        Scale.Small => new ShorStudyOptions(),
        _ => new ShorStudyOptions { ExhaustiveTo = 5000, Composites = 10_000, Samples = 10_000_000, MostBits = 26, SimulatedBits = 14 },
    };
}
