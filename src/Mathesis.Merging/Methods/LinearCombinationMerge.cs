namespace Mathesis.Merging;

/// <summary>A merge that ends in a linear combination of the inputs, whose coefficients its passes find.</summary>
/// <param name="passes">The passes; when they are done, <paramref name="coefficients"/> is asked once.</param>
/// <param name="coefficients">One coefficient for each input.</param>
public sealed class LinearCombinationMerge(IReadOnlyList<TensorPass> passes, Func<double[]> coefficients) : TensorMerge
{
    private readonly Lazy<double[]> found = new(coefficients);

    /// <inheritdoc/>
    public override IEnumerable<TensorPass> Passes() => passes;

    /// <inheritdoc/>
    public override void Combine(TensorTile tile) => LinearCombination.Write(tile, found.Value);
}
