using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>Training on a finite task or a person's own table, without claims: what <c>mathesis train</c> runs.</summary>
[Register<IExperiment>("train")]
public sealed class TrainExperiment : IExperiment
{
    /// <inheritdoc/>
    public string Name => "train";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } =
        new Dictionary<string, Action<IArmContext>> { ["train"] = TrainingArm.Run };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        FiniteTrainingOptions defaults = scale == Scale.Smoke ? Recipes.Smoke : new FiniteTrainingOptions();
        FiniteTrainingOptions options = OptionsBinder.Bind(defaults, settings, TeachingJson.Default.FiniteTrainingOptions);
        // A table's path must mean the same file when the run is resumed from another folder.
        if (options.Table is not null) options = options with { Table = Path.GetFullPath(options.Table) };
        FiniteTraining.Check(options);
        return TrainingArm.WriteOptions(options);
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        ArmResult arm = await replicate.RunArmAsync("train", "train");
        foreach ((string name, double value) in arm.Measurements) replicate.Measure(name, value);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        report.Section("Training");
        foreach (ReplicateResult replicate in replicates)
            report.Figure(TrainingFigures.Curves(replicate.Arm("train").Stream("training")), $"Loss and accuracy on training and test questions, seed {replicate.Seed}.");
    }
}
