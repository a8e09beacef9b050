using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors with random elements dropped, rescaled, and summed where signs agree.</summary>
[Register<IMergeMethod>("dare_ties")]
public sealed class DareTiesMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "dare_ties";

    /// <inheritdoc/>
    public override string Summary => "drops random elements of task vectors, then elects signs";

    /// <inheritdoc/>
    public override string Source => "Yu et al. 2024, arXiv:2311.03099";

    /// <inheritdoc/>
    protected override bool RescalesByDefault => true;

    /// <inheritdoc/>
    protected override bool NeedsAgreement => true;

    /// <inheritdoc/>
    protected override Sparsifier? Sparsify(MergeContext tensor) => new RandomSparsifier(tensor.Numbers("density", tensor.Others), tensor);
}
