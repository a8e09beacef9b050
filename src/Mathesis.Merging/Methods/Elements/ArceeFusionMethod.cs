using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Takes the other model where its change times the divergence of its row stands out: above the median by 1.5 quartile ranges.</summary>
[Register<IMergeMethod>("arcee_fusion")]
public sealed class ArceeFusionMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "arcee_fusion";

    /// <inheritdoc/>
    public string Summary => "takes the most important changes of one other model";

    /// <inheritdoc/>
    public string Source => "mergekit";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public (int Fewest, int Most) Models => (1, 1);

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
        => new FusionMerge(tensor);
}
