using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task arithmetic with coefficients from weights alone: each model's share of the squared lengths of all task vectors (Zhou and others 2024, "MetaGPT").</summary>
[Register<IMergeMethod>("metagpt")]
public sealed class MetaGptMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "metagpt";

    /// <inheritdoc/>
    public string Summary => "task arithmetic with coefficients in closed form from the norms of task vectors";

    /// <inheritdoc/>
    public string Source => "Zhou et al. 2024, arXiv:2406.11385";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [MergeParameter.Number("data_weight", "factor of the model's squared norm", 1, 0)];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Number("lambda", "factor of the merged task vector", 1)];

    /// <inheritdoc/>
    public ModelStatistics? Begin(IReadOnlyList<MergeContext> tensors) => new ModelGram(tensors);

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double[] norms = ((ModelGram)statistics!).SquaredNorms;
        double[] weights = tensor.Numbers("data_weight", tensor.Others);
        double sum = norms.Zip(weights, (norm, weight) => norm * weight).Sum();
        if (sum == 0) throw new InputError("all task vectors are zero", expected: "expected models that differ from the base");
        return TaskSum.Of(tensor, [.. norms.Zip(weights, (norm, weight) => norm * weight / sum)], tensor.Parameters.Number("lambda"));
    }
}
