using System.Numerics.Tensors;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Moves the base to the other model where the two are near: by t over their distance, at most all the way.</summary>
[Register<IMergeMethod>("nearswap")]
public sealed class NearSwapMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "nearswap";

    /// <inheritdoc/>
    public string Summary => "takes the other model where it is near the base";

    /// <inheritdoc/>
    public string Source => "alchemonaut, QuartetAnemoi-70B";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public (int Fewest, int Most) Models => (1, 1);

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [MergeParameter.Required("t", "the distance within which the other model is taken whole")];

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        int origin = tensor.RequiredBase;
        int other = tensor.Others[0];
        double t = tensor.Parameters.Number("t");
        return new ElementwiseMerge(tile =>
        {
            ReadOnlySpan<double> a = tile.Input(origin);
            ReadOnlySpan<double> b = tile.Input(other);
            Span<double> weight = tile.Scratch(0);
            TensorPrimitives.Subtract(b, a, tile.Output);
            TensorPrimitives.Abs(tile.Output, weight);
            TensorPrimitives.Max(weight, 1e-6, weight);
            TensorPrimitives.Divide(t, weight, weight);
            TensorPrimitives.Clamp(weight, 0.0, 1.0, weight);
            TensorPrimitives.MultiplyAdd(weight, tile.Output, a, tile.Output);
        });
    }
}
