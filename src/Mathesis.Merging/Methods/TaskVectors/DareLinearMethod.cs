using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors with random elements dropped, rescaled and summed.</summary>
[Register<IMergeMethod>("dare_linear")]
public sealed class DareLinearMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "dare_linear";

    /// <inheritdoc/>
    public override string Summary => "drops random elements of task vectors and rescales the rest";

    /// <inheritdoc/>
    public override string Source => "Yu et al. 2024, arXiv:2311.03099";

    /// <inheritdoc/>
    protected override bool RescalesByDefault => true;

    /// <inheritdoc/>
    protected override Sparsifier? Sparsify(MergeContext tensor) => new RandomSparsifier(tensor.Numbers("density", tensor.Others), tensor);
}
