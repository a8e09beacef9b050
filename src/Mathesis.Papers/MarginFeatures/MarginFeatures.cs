using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 8: Morwani, Edelman, Oncescu, Zhao and Kakade, "Feature emergence via margin maximization: case studies in algebraic
/// tasks" (ICLR 2024). Checks the maximal margins of modular addition, sparse parity and symmetric groups on the networks that
/// attain them, certifies them by the best single neurons, and trains networks towards them.
/// </summary>
[Register<IExperiment>("margin-features")]
public sealed class MarginFeatures : IExperiment
{
    private const string SmallAddition = "addition, small modulus", LargeAddition = "addition, large modulus", PaperAddition = "addition, the paper's network";
    private const string SmallGroup = "group, small", LargeGroup = "group, large", Parity = "parity";

    /// <inheritdoc/>
    public string Name => "margin-features";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => MarginFeaturesClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["exact"] = MarginArms.Exact,
        ["certify addition"] = MarginArms.CertifyAddition,
        ["certify group"] = MarginArms.CertifyGroup,
        ["train addition"] = MarginArms.TrainAddition,
        ["train group"] = MarginArms.TrainGroup,
        ["train parity"] = MarginArms.TrainParity,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        MarginFeaturesOptions options = OptionsBinder.Bind(Defaults(scale), settings, MarginFeaturesJson.Default.MarginFeaturesOptions);
        return JsonSerializer.SerializeToNode(options, MarginFeaturesJson.Default.MarginFeaturesOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        MarginFeaturesOptions options = replicate.Settings.Deserialize(MarginFeaturesJson.Default.MarginFeaturesOptions)!;
        JsonObject large = new() { ["modulus"] = options.LargeModulus }, largeGroup = new() { ["points"] = options.LargePoints };
        List<(string Prefix, Task<ArmResult> Arm)> arms = [];
        // The longest first, so that nothing waits for it at the end.
        if (options.PaperModulus != 0)
            arms.Add((PaperAddition, replicate.RunArmAsync("train addition", PaperAddition, new JsonObject { ["modulus"] = options.PaperModulus, ["neurons"] = options.PaperNeurons, ["steps"] = options.PaperSteps })));
        arms.Add((LargeGroup, replicate.RunArmAsync("train group", LargeGroup, largeGroup)));
        arms.Add((LargeAddition, replicate.RunArmAsync("train addition", LargeAddition, large)));
        arms.Add((SmallAddition, replicate.RunArmAsync("train addition", SmallAddition)));
        arms.Add((SmallGroup, replicate.RunArmAsync("train group", SmallGroup)));
        arms.Add((Parity, replicate.RunArmAsync("train parity", Parity)));
        arms.Add(("exact", replicate.RunArmAsync("exact", "exact")));
        Task<ArmResult>[] additions = [replicate.RunArmAsync("certify addition", "certificate, small modulus"), replicate.RunArmAsync("certify addition", "certificate, large modulus", large)];
        Task<ArmResult>[] groups = [replicate.RunArmAsync("certify group", "certificate, small group"), replicate.RunArmAsync("certify group", "certificate, large group", largeGroup)];

        foreach ((string prefix, Task<ArmResult> arm) in arms)
            foreach ((string name, double value) in (await arm).Measurements) replicate.Measure($"{prefix}: {name}", value);
        ArmResult[] ofAddition = await Task.WhenAll(additions), ofGroups = await Task.WhenAll(groups);
        replicate.Measure("addition certificate: excess", ofAddition.Max(arm => arm["excess"]));
        replicate.Measure("addition certificate: least share", ofAddition.Min(arm => arm["least share"]));
        replicate.Measure("addition certificate: largest phase gap", ofAddition.Max(arm => arm["largest phase gap"]));
        replicate.Measure("group certificate: excess", ofGroups.Max(arm => arm["excess"]));
        replicate.Measure("group certificate: least share", ofGroups.Min(arm => arm["least share"]));
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        foreach (ReplicateResult replicate in replicates) MarginFigures.Write(report, replicate, several: replicates.Count > 1);
    }

    private static MarginFeaturesOptions Defaults(Scale scale) => scale switch
    {
        Scale.Smoke => new MarginFeaturesOptions
        {
            Modulus = 5,
            LargeModulus = 7,
            PaperModulus = 0,
            LargePoints = 3,
            ExactPoints = 4,
            Bits = 4,
            Relevant = 2,
            Starts = 5,
            Steps = 300,
        },
        Scale.Small => new MarginFeaturesOptions(),
        _ => new MarginFeaturesOptions { LargeModulus = 59, LargePoints = 5, Bits = 10, Relevant = 4, PaperSteps = 20_000, Steps = 20_000 },
    };
}
