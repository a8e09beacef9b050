using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>Model stock with an angle for each row. A tensor of one dimension is one row.</summary>
internal sealed class RowStock(MergeContext tensor) : TensorMerge
{
    private readonly int rowLength = checked((int)tensor.RowLength);
    private readonly IReadOnlyList<int> others = tensor.Others;
    private readonly int origin = tensor.RequiredBase;

    public override bool NeedsRows => true;

    public override void Combine(TensorTile tile)
    {
        int n = others.Count;
        for (int m = 0; m < n; m++) tile.Delta(others[m], origin, tile.Scratch(m));
        double[] gram = new double[n * n];
        for (int start = 0; start < tile.Count; start += rowLength)
        {
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    gram[i * n + j] = TensorPrimitives.Dot(Row(tile.Scratch(i), start), Row(tile.Scratch(j), start));
            double part = ModelStockMethod.Part(n, (i, j) => gram[i * n + j]);
            Span<double> output = tile.Output.Slice(start, rowLength);
            tile.Input(origin).Slice(start, rowLength).CopyTo(output);
            for (int m = 0; m < n; m++) TensorPrimitives.MultiplyAdd(Row(tile.Scratch(m), start), part / n, output, output);
        }
    }

    private ReadOnlySpan<double> Row(ReadOnlySpan<double> values, int start) => values.Slice(start, rowLength);
}
