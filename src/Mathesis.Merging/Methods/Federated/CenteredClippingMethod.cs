using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The sum of task vectors, each clipped to a length of at most rho over the whole model (Karimireddy and others 2021, centred clipping).</summary>
[Register<IMergeMethod>("cclip")]
public sealed class CenteredClippingMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "cclip";

    /// <inheritdoc/>
    public string Summary => "sum of task vectors clipped to a common length";

    /// <inheritdoc/>
    public string Source => "Karimireddy et al. 2021, arXiv:2012.10333; arXiv:2411.18607";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Required("rho", "the most length of a task vector", double.Epsilon),
        MergeParameter.Number("lambda", "factor of the merged task vector", 1),
    ];

    /// <inheritdoc/>
    public ModelStatistics? Begin(IReadOnlyList<MergeContext> tensors) => new ModelGram(tensors);

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double rho = tensor.Parameters.Number("rho");
        double[] factors = [.. ((ModelGram)statistics!).SquaredNorms.Select(norm => norm > 0 ? Math.Min(1, rho / Math.Sqrt(norm)) : 1)];
        return TaskSum.Of(tensor, factors, tensor.Parameters.Number("lambda"));
    }
}
