using System.Numerics.Tensors;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The sum of task vectors, damped where signs disagree: whole where the agreement reaches rho, else times the agreement (Tenison and others 2023, gradient-masked averaging).</summary>
[Register<IMergeMethod>("fed_gma")]
public sealed class FedGmaMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "fed_gma";

    /// <inheritdoc/>
    public string Summary => "sum of task vectors, damped where their signs disagree";

    /// <inheritdoc/>
    public string Source => "Tenison et al. 2023, arXiv:2201.11986; arXiv:2411.18607";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [
        MergeParameter.Number("rho", "the agreement from which on a sum counts whole, in (0, 1]", 0.5, 0, 1),
        MergeParameter.Number("lambda", "factor of the merged task vector", 1),
    ];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        int origin = tensor.RequiredBase;
        IReadOnlyList<int> others = tensor.Others;
        (double rho, double lambda) = (tensor.Parameters.Number("rho"), tensor.Parameters.Number("lambda"));
        if (rho == 0) throw new InputError("rho 0 is out of range", expected: "expected a number in (0, 1]");
        return new ElementwiseMerge(tile =>
        {
            Span<double> signs = tile.Scratch(0);
            Span<double> sum = tile.Scratch(1);
            Span<double> delta = tile.Scratch(2);
            signs.Clear();
            sum.Clear();
            foreach (int other in others)
            {
                tile.Delta(other, origin, delta);
                TensorPrimitives.Add(sum, delta, sum);
                for (int i = 0; i < delta.Length; i++) signs[i] += delta[i] > 0 ? 1 : delta[i] < 0 ? -1 : 0;
            }
            ReadOnlySpan<double> start = tile.Input(origin);
            for (int i = 0; i < sum.Length; i++)
            {
                double agreement = Math.Abs(signs[i]) / others.Count;
                tile.Output[i] = start[i] + lambda * (agreement >= rho ? sum[i] : agreement * sum[i]);
            }
        });
    }
}
