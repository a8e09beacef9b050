namespace Mathesis.Merging;

/// <summary>A merge that treats each element by itself.</summary>
/// <param name="combine">Writes a tile's result to its output.</param>
public sealed class ElementwiseMerge(Action<TensorTile> combine) : TensorMerge
{
    /// <inheritdoc/>
    public override void Combine(TensorTile tile) => combine(tile);
}
