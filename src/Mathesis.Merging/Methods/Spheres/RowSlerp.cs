using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>Interpolation of each row (the last dimension) by its own angle.</summary>
internal sealed class RowSlerp(MergeContext tensor, IReadOnlyList<int> pair, double t) : TensorMerge
{
    private readonly int rowLength = checked((int)tensor.RowLength);

    public override bool NeedsRows => true;

    public override void Combine(TensorTile tile)
    {
        ReadOnlySpan<double> first = Vector(tile, 0);
        ReadOnlySpan<double> second = Vector(tile, 1);
        for (int start = 0; start < tile.Count; start += rowLength)
        {
            ReadOnlySpan<double> a = first.Slice(start, rowLength);
            ReadOnlySpan<double> b = second.Slice(start, rowLength);
            Span<double> output = tile.Output.Slice(start, rowLength);
            (double left, double right) = PairAngles.Interpolate(TensorPrimitives.Dot(a, a), TensorPrimitives.Dot(a, b), TensorPrimitives.Dot(b, b), t);
            TensorPrimitives.Multiply(a, left, output);
            TensorPrimitives.MultiplyAdd(b, right, output, output);
        }
        if (tensor.Base is { } origin) TensorPrimitives.Add(tile.Output, tile.Input(origin), tile.Output);
    }

    private ReadOnlySpan<double> Vector(TensorTile tile, int which)
    {
        if (tensor.Base is not { } origin) return tile.Input(pair[which]);
        tile.Delta(pair[which], origin, tile.Scratch(which));
        return tile.Scratch(which);
    }
}
