using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors without their largest and smallest elements.</summary>
[Register<IMergeMethod>("breadcrumbs")]
public sealed class BreadcrumbsMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "breadcrumbs";

    /// <inheritdoc/>
    public override string Summary => "drops the largest and the smallest elements of task vectors";

    /// <inheritdoc/>
    public override string Source => "Davari and Belilovsky 2024, arXiv:2312.06795";

    /// <inheritdoc/>
    protected override IReadOnlyList<MergeParameter> SparsifierParameters { get; } = [MergeParameter.Number("gamma", "the part of the largest elements that is dropped", 0.01, 0, 1)];

    /// <inheritdoc/>
    protected override Sparsifier? Sparsify(MergeContext tensor) => Trimming.Middle(tensor);
}
