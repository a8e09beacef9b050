using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The median of task vectors, element by element; of an even number the lower of the two in the middle as the paper's program takes it, or their mean.</summary>
[Register<IMergeMethod>("fed_median")]
public sealed class FedMedianMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "fed_median";

    /// <inheritdoc/>
    public string Summary => "element-wise median of task vectors";

    /// <inheritdoc/>
    public string Source => "arXiv:2411.18607";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        new("even", "the median of an even number: `lower` or `mean` of the middle two") { Default = ParameterValue.Of("lower"), Words = ["lower", "mean"] },
        MergeParameter.Number("lambda", "factor of the merged task vector", 1),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        int origin = tensor.RequiredBase;
        IReadOnlyList<int> others = tensor.Others;
        double lambda = tensor.Parameters.Number("lambda");
        bool takesMean = tensor.Parameters.Text("even") == "mean";
        int lower = (others.Count - 1) / 2;
        int upper = takesMean ? others.Count / 2 : lower;
        return new ElementwiseMerge(tile =>
        {
            Span<double> values = stackalloc double[Math.Min(others.Count, 256)];
            if (others.Count > values.Length) values = new double[others.Count];
            ReadOnlySpan<double> start = tile.Input(origin);
            for (int i = 0; i < tile.Count; i++)
            {
                for (int m = 0; m < others.Count; m++) values[m] = tile.Input(others[m])[i] - start[i];
                values.Sort();
                tile.Output[i] = start[i] + lambda * ((values[lower] + values[upper]) / 2);
            }
        });
    }
}
