using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>
/// Paper 1: Doshi, Das, He and Gromov, "To grok or not to grok: disentangling generalization and memorization on corrupted
/// algorithmic datasets" (ICLR 2024). Trains perceptrons of squares on modular addition with some random answers in the paper's
/// regimes, sorts their neurons by how concentrated they are in Fourier space, prunes them, and follows what is learned and unlearned.
/// </summary>
[Register<IExperiment>("grok-or-not")]
public sealed class GrokOrNot : IExperiment
{
    private const int SmokeHaste = 50;

    /// <inheritdoc/>
    public string Name => "grok-or-not";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => GrokOrNotClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["train"] = GrokArms.Train,
        ["phase map"] = GrokPhaseMap.Run,
        ["analytic"] = GrokArms.Analytic,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        PairPerceptronOptions options = OptionsBinder.Bind(Defaults(scale), settings, TeachingJson.Default.PairPerceptronOptions);
        if (options.Task != "modular-addition") throw new InputError("the paper's claims are about modular addition", "task", "leave out task");
        using PairPerceptron _ = PairPerceptron.Prepare(options, seed: 0, threads: 1);
        return JsonSerializer.SerializeToNode(options, TeachingJson.Default.PairPerceptronOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        int haste = replicate.Scale == Scale.Smoke ? SmokeHaste : 1;
        (GrokRegime Regime, Task<ArmResult> Arm)[] regimes =
            [.. GrokRegime.All.Select(regime => (regime, replicate.RunArmAsync("train", regime.Label, regime.With(haste))))];
        Task<ArmResult> map = replicate.RunArmAsync("phase map", "phase map", GrokPhaseMap.Settings(replicate.Scale));
        Task<ArmResult> analytic = replicate.RunArmAsync("analytic", "analytic");
        foreach ((GrokRegime regime, Task<ArmResult> arm) in regimes)
            foreach ((string name, double value) in (await arm).Measurements) replicate.Measure($"{regime.Label}: {name}", value);
        foreach ((string name, double value) in (await map).Measurements) replicate.Measure(name, value);
        foreach ((string name, double value) in (await analytic).Measurements) replicate.Measure(name, value);
        double withoutDecay = (await regimes.Single(pair => pair.Regime == GrokRegime.Coexistence).Arm)["generalising share"];
        replicate.Measure("decay raises the generalising share", (await regimes.Single(pair => pair.Regime == GrokRegime.FullInversion).Arm)["generalising share"] - withoutDecay);
        replicate.Measure("dropout raises the generalising share", (await regimes.Single(pair => pair.Regime == GrokRegime.Dropout).Arm)["generalising share"] - withoutDecay);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        foreach (ReplicateResult replicate in replicates) GrokFigures.Write(report, replicate, several: replicates.Count > 1);
    }

    private static PairPerceptronOptions Defaults(Scale scale) =>
        scale == Scale.Smoke ? new PairPerceptronOptions { Modulus = 11, Hidden = 24, Steps = 20, EvaluateEvery = 5 } : new PairPerceptronOptions();
}
