using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>TIES as its paper has it: the largest elements are those of the whole task vector, not of each tensor.</summary>
[Register<IMergeMethod>("ties_global")]
public sealed class GlobalTiesMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "ties_global";

    /// <inheritdoc/>
    public string Summary => "TIES with one threshold for the whole model";

    /// <inheritdoc/>
    public string Source => "Yadav et al. 2023, arXiv:2306.01708";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [
        MergeParameter.Required("weight", "factor of the task vector"),
        MergeParameter.Number("density", "the part of the whole task vector that is kept", 1, 0, 1),
];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Flag("normalize", "divide by the sum of the weights that take part", true),
        MergeParameter.Flag("rescale", "after trimming restore each tensor's sum of magnitudes; `density` divides by the density instead", false) with { Words = ["density"] },
        MergeParameter.Number("lambda", "factor of the merged task vector", 1),
    ];

    /// <inheritdoc/>
    public ModelStatistics? Begin(IReadOnlyList<MergeContext> tensors) => new GlobalTrimming(tensors);

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
        => new TaskVectorMethod.Merge(tensor, ((GlobalTrimming)statistics!).Sparsify(tensor), needsAgreement: true);
}
