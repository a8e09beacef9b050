using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors with elements dropped at random, large ones less often, rescaled and summed.</summary>
[Register<IMergeMethod>("della_linear")]
public sealed class DellaLinearMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "della_linear";

    /// <inheritdoc/>
    public override string Summary => "drops elements at random, large ones less often";

    /// <inheritdoc/>
    public override string Source => "Deep et al. 2024, arXiv:2406.11617";

    /// <inheritdoc/>
    protected override bool RescalesByDefault => true;

    /// <inheritdoc/>
    protected override IReadOnlyList<MergeParameter> SparsifierParameters { get; } = [MergeParameter.Number("epsilon", "half the spread of the probabilities", 0.15, 0, 1)];

    /// <inheritdoc/>
    protected override Sparsifier? Sparsify(MergeContext tensor) => new RankSparsifier(tensor.Numbers("density", tensor.Others), tensor.Numbers("epsilon", tensor.Others), tensor);
}
