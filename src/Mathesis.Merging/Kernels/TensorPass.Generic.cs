namespace Mathesis.Merging;

/// <summary>A pass whose accumulators are of one type.</summary>
/// <typeparam name="TAccumulator">What a piece gathers.</typeparam>
public abstract class TensorPass<TAccumulator> : TensorPass where TAccumulator : class
{
    /// <summary>An empty accumulator for a piece.</summary>
    protected abstract TAccumulator Begin();

    /// <summary>Adds a tile to its piece's accumulator; tiles of a piece come in order.</summary>
    protected abstract void Visit(TensorTile tile, TAccumulator accumulator);

    /// <summary>Adds a piece's accumulator to the whole; pieces come in order, one at a time.</summary>
    protected abstract void End(TAccumulator accumulator);

    internal sealed override object BeginPiece() => Begin();

    internal sealed override void VisitTile(TensorTile tile, object accumulator) => Visit(tile, (TAccumulator)accumulator);

    internal sealed override void EndPiece(object accumulator) => End((TAccumulator)accumulator);
}
