using System.Buffers;

namespace Mathesis.Merging;

/// <summary>
/// The merge of one tensor by importance: the magnitude of the change times the divergence of the row's softmax from the base's. The
/// threshold is the median plus 1.5 times the range of the quartiles, of all elements (mergekit looks at a million random ones of a larger tensor).
/// </summary>
internal sealed class FusionMerge(MergeContext tensor) : TensorMerge
{
    private readonly int origin = tensor.RequiredBase;
    private readonly int other = tensor.Others[0];
    private readonly int rowLength = checked((int)tensor.RowLength);
    private double threshold;

    public override bool NeedsRows => true;

    public override IEnumerable<TensorPass> Passes()
    {
        long n = tensor.Count;
        if (n == 0) yield break;
        // The element of ascending rank r is the last of the n - r largest.
        Selection[] ranks = [.. new[] { 0.25, 0.5, 0.75 }.Select(quantile => new Selection { Count = n - (long)(quantile * (n - 1)) })];
        var source = new SelectionSource(
            (tile, keys) =>
            {
                Rate(tile, tile.Scratch(0));
                OrderKeys.OfNumbers(tile.Scratch(0), keys);
            },
            ranks);
        foreach (TensorPass pass in SelectionPasses.Of([source], n)) yield return pass;
        double[] quartiles = [.. ranks.Select(rank => (double)OrderKeys.Number(rank.Threshold))];
        threshold = (float)(quartiles[1] + 1.5 * (quartiles[2] - quartiles[0]));
    }

    public override void Combine(TensorTile tile)
    {
        Span<double> importance = tile.Scratch(0);
        Rate(tile, importance);
        ReadOnlySpan<double> before = tile.Input(origin);
        ReadOnlySpan<double> after = tile.Input(other);
        for (int i = 0; i < importance.Length; i++) tile.Output[i] = (float)importance[i] >= threshold ? after[i] : before[i];
    }

    private void Rate(TensorTile tile, Span<double> importance)
    {
        double[] p = ArrayPool<double>.Shared.Rent(rowLength);
        double[] q = ArrayPool<double>.Shared.Rent(rowLength);
        for (int start = 0; start < tile.Count; start += rowLength)
        {
            ReadOnlySpan<double> after = tile.Input(other).Slice(start, rowLength);
            ReadOnlySpan<double> before = tile.Input(origin).Slice(start, rowLength);
            Softmax(after, p.AsSpan(0, rowLength));
            Softmax(before, q.AsSpan(0, rowLength));
            double divergence = 0;
            for (int i = 0; i < rowLength; i++) divergence += (p[i] + 1e-8) * Math.Log((p[i] + 1e-8) / (q[i] + 1e-8));
            for (int i = 0; i < rowLength; i++) importance[start + i] = Math.Abs(after[i] - before[i]) * divergence;
        }
        ArrayPool<double>.Shared.Return(q);
        ArrayPool<double>.Shared.Return(p);
    }

    private static void Softmax(ReadOnlySpan<double> values, Span<double> result) => System.Numerics.Tensors.TensorPrimitives.SoftMax(values, result);
}
