using System.Buffers;
using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>
/// Keeps elements by the rank of their magnitude in the tensor: the largest ones, or those between the largest and the smallest. Of equal
/// magnitudes the first ones count as larger.
/// </summary>
/// <param name="densities">The part of each task vector that is kept.</param>
/// <param name="kept">For each model, how many of the largest elements are in, and how many of the largest of these are out again.</param>
/// <param name="count">The elements of the tensor.</param>
public sealed class MagnitudeSparsifier(double[] densities, (long In, long Out)[] kept, long count) : Sparsifier(densities)
{
    private readonly Selection[] inside = [.. kept.Select(part => new Selection { Count = part.In })];
    private readonly Selection[] outside = [.. kept.Select(part => new Selection { Count = part.Out })];

    /// <inheritdoc/>
    public override IEnumerable<TensorPass> Passes(int origin, IReadOnlyList<int> others)
    {
        SelectionSource[] sources =
        [
            .. Enumerable.Range(0, others.Count).Where(m => Density(m) < 1).Select(m => new SelectionSource(
                (tile, keys) =>
                {
                    Span<double> delta = tile.Scratch(0);
                    tile.Delta(others[m], origin, delta);
                    OrderKeys.OfMagnitudes(delta, keys);
                },
                [inside[m], outside[m]])),
        ];
        return SelectionPasses.Of(sources, count);
    }

    /// <inheritdoc/>
    public override void Apply(TensorTile tile, int model, Span<double> delta)
    {
        if (Density(model) >= 1) return;
        uint[] keys = ArrayPool<uint>.Shared.Rent(delta.Length);
        Span<uint> used = keys.AsSpan(0, delta.Length);
        OrderKeys.OfMagnitudes(delta, used);
        inside[model].Keep(used, tile.Start, delta);
        if (outside[model].Count > 0) Drop(outside[model], used, tile.Start, delta);
        ArrayPool<uint>.Shared.Return(keys);
    }

    private static void Drop(Selection selection, ReadOnlySpan<uint> keys, long start, Span<double> delta)
    {
        double[] mask = ArrayPool<double>.Shared.Rent(delta.Length);
        Span<double> marks = mask.AsSpan(0, delta.Length);
        selection.Mark(keys, start, marks);
        TensorPrimitives.Subtract(1, marks, marks);
        TensorPrimitives.Multiply(delta, marks, delta);
        ArrayPool<double>.Shared.Return(mask);
    }
}
