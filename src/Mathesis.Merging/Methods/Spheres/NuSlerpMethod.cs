using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Spherical interpolation between two models by their weights, of whole tensors, rows or columns, with a base of their task vectors.</summary>
[Register<IMergeMethod>("nuslerp")]
public sealed class NuSlerpMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "nuslerp";

    /// <inheritdoc/>
    public string Summary => "spherical interpolation between two models by weight, of tensors, rows or columns";

    /// <inheritdoc/>
    public string Source => "mergekit";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Optional;

    /// <inheritdoc/>
    public (int Fewest, int Most) Models => (2, 2);

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters { get; } = [MergeParameter.Required("weight", "the model's weight")];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Flag("nuslerp_flatten", "take tensors as vectors", true),
        MergeParameter.Flag("nuslerp_row_wise", "with nuslerp_flatten false: take the vectors along the first dimension, not the last", false),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        IReadOnlyList<int> pair = tensor.Others;
        double[] weights = tensor.Numbers("weight", pair);
        double sum = weights.Sum();
        double t = Math.Abs(sum) < 1e-6 ? 0.5 : weights[1] / sum;
        if (tensor.Parameters.Flag("nuslerp_flatten"))
        {
            var gram = new GramPass(pair, tensor.Base);
            return new LinearCombinationMerge([gram], () =>
            {
                (double left, double right) = PairAngles.Interpolate(gram[0, 0], gram[0, 1], gram[1, 1], t);
                double[] coefficients = new double[tensor.Models.Count];
                (coefficients[pair[0]], coefficients[pair[1]]) = (left, right);
                if (tensor.Base is { } origin) coefficients[origin] = 1 - left - right;
                return coefficients;
            });
        }
        if (tensor.Parameters.Flag("nuslerp_row_wise")) return new ColumnSlerp(tensor, pair, t);
        return new RowSlerp(tensor, pair, t);
    }
}
