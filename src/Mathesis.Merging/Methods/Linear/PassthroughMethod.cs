using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>One model's tensors as they are, or scaled: for stacking layers of several models.</summary>
[Register<IMergeMethod>("passthrough")]
public sealed class PassthroughMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "passthrough";

    /// <inheritdoc/>
    public string Summary => "one model's tensors, for stacking layers";

    /// <inheritdoc/>
    public string Source => "mergekit";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.None;

    /// <inheritdoc/>
    public (int Fewest, int Most) Models => (1, 1);

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [new("scale", "factor of every element")];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double scale = tensor.OfInputs[0].Has("scale") ? tensor.OfInputs[0].Number("scale") : 1;
        return new LinearCombinationMerge([], () => [scale]);
    }
}
