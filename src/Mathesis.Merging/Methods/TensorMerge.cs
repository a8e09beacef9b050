namespace Mathesis.Merging;

/// <summary>The merge of one tensor: passes that read all of it, then the result, tile by tile.</summary>
public abstract class TensorMerge
{
    /// <summary>Whether tiles are whole rows (the last dimension).</summary>
    public virtual bool NeedsRows => false;

    /// <summary>What must be read before the result can be written. Each pass is done before the next is asked for, so it may depend on it.</summary>
    public virtual IEnumerable<TensorPass> Passes() => [];

    /// <summary>Writes a tile's result to its output. Tiles may come in any order and in parallel.</summary>
    public abstract void Combine(TensorTile tile);
}
