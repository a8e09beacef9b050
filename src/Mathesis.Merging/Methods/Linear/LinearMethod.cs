using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The weighted mean of models (Wortsman and others, "Model soups", 2022); without normalisation the weighted sum.</summary>
[Register<IMergeMethod>("linear")]
public sealed class LinearMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "linear";

    /// <inheritdoc/>
    public string Summary => "weighted mean of the models";

    /// <inheritdoc/>
    public string Source => "Wortsman et al. 2022, arXiv:2203.05482";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.None;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [MergeParameter.Required("weight", "the model's weight")];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Flag("normalize", "divide by the sum of the weights", true)];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double[] weights = tensor.Numbers("weight", [.. Enumerable.Range(0, tensor.Models.Count)]);
        if (tensor.Parameters.Flag("normalize"))
        {
            double sum = weights.Sum();
            if (sum == 0) throw tensor.Unfit("has weights whose sum is 0", "expected another sum, or normalize: false");
            weights = [.. weights.Select(weight => weight / sum)];
        }
        return new LinearCombinationMerge([], () => weights);
    }
}
