namespace Mathesis.Merging;

/// <summary>
/// One reading of all elements of a tensor, before the result can be written: norms, products, counts. The tensor is cut into pieces at
/// fixed places; each piece has an accumulator, and finished accumulators are taken in the order of the pieces, one at a time.
/// </summary>
public abstract class TensorPass
{
    /// <summary>An empty accumulator for a piece.</summary>
    internal abstract object BeginPiece();

    /// <summary>Adds a tile to its piece's accumulator; tiles of a piece come in order.</summary>
    internal abstract void VisitTile(TensorTile tile, object accumulator);

    /// <summary>Adds a piece's accumulator to the whole.</summary>
    internal abstract void EndPiece(object accumulator);
}
