namespace Mathesis.Merging;

/// <summary>Keys of a tensor's elements, and the selections to be made by them.</summary>
/// <param name="Keys">Computes the keys of a tile.</param>
/// <param name="Selections">What to select; all by the same keys.</param>
public sealed record SelectionSource(Action<TensorTile, Span<uint>> Keys, IReadOnlyList<Selection> Selections);
