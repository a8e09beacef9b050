using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors trimmed to their largest elements per tensor, elected signs, mean of those that agree.</summary>
[Register<IMergeMethod>("ties")]
public sealed class TiesMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "ties";

    /// <inheritdoc/>
    public override string Summary => "trims task vectors to their largest elements, elects signs, averages what agrees";

    /// <inheritdoc/>
    public override string Source => "Yadav et al. 2023, arXiv:2306.01708";

    /// <inheritdoc/>
    protected override bool NormalizesByDefault => true;

    /// <inheritdoc/>
    protected override bool NeedsAgreement => true;

    /// <inheritdoc/>
    protected override Sparsifier? Sparsify(MergeContext tensor) => Trimming.Largest(tensor);
}
