using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>As ram, with what one model alone changed amplified by how much it shares with others, tensor by tensor.</summary>
[Register<IMergeMethod>("ramplus_tl")]
public sealed class RamPlusMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "ramplus_tl";

    /// <inheritdoc/>
    public string Summary => "ram with what one model alone changed amplified";

    /// <inheritdoc/>
    public string Source => "arXiv:2601.13572";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Number("r", "how strongly to amplify", 0.1),
        MergeParameter.Number("alpha", "the most that the ratio of shared to unique changes counts", 0.2, 0),
        MergeParameter.Number("epsilon", "a change counts when its magnitude is larger", 1e-5, 0),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        (double r, double alpha) = (tensor.Parameters.Number("r"), tensor.Parameters.Number("alpha"));
        double epsilon = tensor.Parameters.Number("epsilon");
        SumPass counts = SharedChanges.CountChanges(tensor, epsilon);
        int n = tensor.Others.Count;
        return new SharedChanges(tensor, epsilon, () =>
            [.. Enumerable.Range(0, n).Select(m => 1 + r * Math.Clamp(counts.Sums[m] / Math.Max(counts.Sums[n + m], epsilon), 0, alpha))])
        {
            First = counts,
        };
    }
}
