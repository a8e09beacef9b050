using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors divided by the steps each model was trained for, as FedNova normalises local progress (Wang and others 2020); one round of it is task arithmetic.</summary>
[Register<IMergeMethod>("fed_nova")]
public sealed class FedNovaMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "fed_nova";

    /// <inheritdoc/>
    public string Summary => "mean of task vectors normalised by training steps";

    /// <inheritdoc/>
    public string Source => "Wang et al. 2020, arXiv:2007.07481; arXiv:2411.18607";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [MergeParameter.Required("steps", "the training steps of the model, or the sum of its learning rates over them", double.Epsilon)];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Number("lambda", "factor of the merged task vector", 1)];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double[] steps = tensor.Numbers("steps", tensor.Others);
        double mean = steps.Average();
        return TaskSum.Of(tensor, [.. steps.Select(count => mean / count / steps.Length)], tensor.Parameters.Number("lambda"));
    }
}
