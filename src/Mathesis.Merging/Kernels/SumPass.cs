namespace Mathesis.Merging;

/// <summary>Sums of a few quantities over all elements, in float64.</summary>
/// <param name="count">How many quantities.</param>
/// <param name="add">Adds a tile's quantities to the sums.</param>
public sealed class SumPass(int count, Action<TensorTile, double[]> add) : TensorPass<double[]>
{
    /// <summary>The sums.</summary>
    public double[] Sums { get; } = new double[count];

    /// <inheritdoc/>
    protected override double[] Begin() => new double[Sums.Length];

    /// <inheritdoc/>
    protected override void Visit(TensorTile tile, double[] accumulator) => add(tile, accumulator);

    /// <inheritdoc/>
    protected override void End(double[] accumulator)
    {
        for (int i = 0; i < Sums.Length; i++) Sums[i] += accumulator[i];
    }
}
