using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Selects the elements whose task vectors vary most, weighs models by the energy of what is selected, and erases what disagrees in sign (Wan and others 2024, "FuseChat").</summary>
[Register<IMergeMethod>("sce")]
public sealed class SceMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "sce";

    /// <inheritdoc/>
    public string Summary => "selects elements of largest variance, weighs models by energy, erases minority signs";

    /// <inheritdoc/>
    public string Source => "Wan et al. 2024, arXiv:2408.07990";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Number("select_topk", "the part of the elements of non-zero variance that is selected", 1, 0, 1),
        MergeParameter.Flag("int8_mask", "a matter of mergekit's memory, without effect here", false),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
        => new SceMerge(tensor);
}
