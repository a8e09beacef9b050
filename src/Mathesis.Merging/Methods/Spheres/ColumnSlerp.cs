using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>
/// Interpolation along the first dimension by each column's own angle. As mergekit swaps the first and the last dimension, the elements
/// of a tensor of more than two dimensions that share their other indices are a column.
/// </summary>
internal sealed class ColumnSlerp(MergeContext tensor, IReadOnlyList<int> pair, double t) : TensorMerge
{
    private readonly int rowLength = checked((int)(tensor.Shape.Length < 2 ? tensor.Count : tensor.Shape.Skip(1).Aggregate(1L, (a, b) => a * b)));
    private double[] left = [];
    private double[] right = [];

    /// <summary>A tensor of one dimension is one column: its own rows, one element long, would have no angle.</summary>
    private bool IsVector => tensor.Shape.Length < 2;

    public override IEnumerable<TensorPass> Passes()
    {
        int columns = IsVector ? 1 : rowLength;
        var sums = new SumPass(3 * columns, (tile, totals) =>
        {
            ReadOnlySpan<double> a = Vector(tile, 0);
            ReadOnlySpan<double> b = Vector(tile, 1);
            for (int i = 0; i < tile.Count; i++)
            {
                int column = IsVector ? 0 : (int)((tile.Start + i) % columns);
                totals[column] += a[i] * a[i];
                totals[columns + column] += a[i] * b[i];
                totals[2 * columns + column] += b[i] * b[i];
            }
        });
        yield return sums;
        left = new double[columns];
        right = new double[columns];
        for (int c = 0; c < columns; c++)
            (left[c], right[c]) = PairAngles.Interpolate(sums.Sums[c], sums.Sums[columns + c], sums.Sums[2 * columns + c], t);
    }

    public override void Combine(TensorTile tile)
    {
        ReadOnlySpan<double> a = Vector(tile, 0);
        ReadOnlySpan<double> b = Vector(tile, 1);
        for (int i = 0; i < tile.Count; i++)
        {
            int column = IsVector ? 0 : (int)((tile.Start + i) % left.Length);
            tile.Output[i] = left[column] * a[i] + right[column] * b[i];
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
