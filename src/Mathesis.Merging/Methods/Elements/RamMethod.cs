using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Task vectors summed where one model alone changed an element, averaged where several did.</summary>
[Register<IMergeMethod>("ram")]
public sealed class RamMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "ram";

    /// <inheritdoc/>
    public string Summary => "keeps what one model alone changed, averages what several changed";

    /// <inheritdoc/>
    public string Source => "arXiv:2601.13572";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Number("epsilon", "a change counts when its magnitude is larger", 1e-5, 0)];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        double[] ones = new double[tensor.Others.Count];
        Array.Fill(ones, 1);
        return new SharedChanges(tensor, tensor.Parameters.Number("epsilon"), () => ones);
    }
}
