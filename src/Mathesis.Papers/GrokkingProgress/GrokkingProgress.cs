using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>
/// Paper 105: Nanda, Chan, Lieberum, Smith, Steinhardt, "Progress measures for grokking via mechanistic interpretability"
/// (ICLR 2023). Trains a one-block transformer on a + b mod p, takes it apart in the Fourier basis, and follows the progress
/// measures through training; a control without weight decay shows that decay is what makes it generalise.
/// </summary>
[Register<IExperiment>("grokking-progress")]
public sealed class GrokkingProgress : IExperiment
{
    private const string Main = "main";
    private const string Control = "without weight decay";

    /// <inheritdoc/>
    public string Name => "grokking-progress";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => GrokkingProgressClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["train"] = TrainingArm.Run,
        ["train and explain"] = ExplainedTrainingArm.Run,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        FiniteTrainingOptions options = OptionsBinder.Bind(Defaults(scale), settings, TeachingJson.Default.FiniteTrainingOptions);
        if (options.Task != "modular-addition" || options.Table is not null)
            throw new InputError("the paper is about modular addition", "task", "use mathesis train for another task");
        if (options.CheckpointEvery == 0)
            throw new InputError("the progress measures replay checkpoints", "checkpoint-every", "expected a positive number");
        FiniteTraining.Check(options);
        return TrainingArm.WriteOptions(options);
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        ArmResult main = await replicate.RunArmAsync("train and explain", Main);
        foreach ((string name, double value) in main.Measurements) replicate.Measure(name, value);

        // The control gets as many steps as the main run needed, so that both had the same chance.
        double needed = double.IsFinite(main["reached 99% at"]) ? main["reached 99% at"] : main["steps"];
        Task<ArmResult> control = replicate.RunArmAsync("train", Control, With(replicate.Settings, ("weight-decay", 0), ("maximum-steps", needed), ("steps-after-target", -1), ("checkpoint-every", 0)));
        IEnumerable<Task> variants = replicate.Scale == Scale.Paper ? GrokkingVariants.All.Select(variant => variant.RunAsync(replicate)) : [];
        replicate.Measure("control test accuracy", (await control)["final test accuracy"]);
        await Task.WhenAll(variants);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        foreach (ReplicateResult replicate in replicates)
            GrokkingReport.Write(report, replicate, replicate.Arm(Main), replicate.Arm(Control), several: replicates.Count > 1);
    }

    /// <summary>Settings with some numbers replaced.</summary>
    internal static JsonObject With(JsonObject settings, params ReadOnlySpan<(string Name, double Value)> changes)
    {
        JsonObject copy = settings.DeepClone().AsObject();
        foreach ((string name, double value) in changes)
            copy[name] = double.IsInteger(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);
        return copy;
    }

    /// <summary>The paper's sizes at every scale but smoke; at the paper's own scale also its 40,000 epochs.</summary>
    private static FiniteTrainingOptions Defaults(Scale scale) => scale switch
    {
        Scale.Smoke => Recipes.Smoke,
        Scale.Small => new FiniteTrainingOptions(),
        _ => new FiniteTrainingOptions { MaximumSteps = 40_000, StepsAfterTarget = -1 },
    };
}
