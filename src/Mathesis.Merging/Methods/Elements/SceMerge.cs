using System.Buffers;
using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>The merge of one tensor by selection, calculation and erasure.</summary>
internal sealed class SceMerge(MergeContext tensor) : TensorMerge
{
    private readonly int origin = tensor.RequiredBase;
    private readonly IReadOnlyList<int> others = tensor.Others;
    private readonly double part = tensor.Parameters.Number("select_topk");
    private Selection? selection;
    private double[] weights = [];

    public override IEnumerable<TensorPass> Passes()
    {
        if (part < 1)
        {
            var varying = new SumPass(1, (tile, totals) =>
            {
                Span<double> variance = tile.Scratch(others.Count);
                Vary(tile, variance);
                for (int i = 0; i < variance.Length; i++)
                    if ((float)variance[i] != 0) totals[0]++;
            });
            yield return varying;
            selection = new Selection { Count = (long)(varying.Sums[0] * part) };
            var source = new SelectionSource(
                (tile, keys) =>
                {
                    Span<double> variance = tile.Scratch(others.Count);
                    Vary(tile, variance);
                    OrderKeys.OfMagnitudes(variance, keys);
                },
                [selection]);
            foreach (TensorPass pass in SelectionPasses.Of([source], tensor.Count)) yield return pass;
        }
        var energies = new SumPass(others.Count, (tile, totals) =>
        {
            Select(tile);
            for (int m = 0; m < others.Count; m++) totals[m] += TensorPrimitives.SumOfSquares<double>(tile.Scratch(m));
        });
        yield return energies;
        double[] means = [.. energies.Sums.Select(sum => sum / tensor.Count)];
        double total = means.Sum();
        weights = Math.Abs(total) < 1e-6 ? [.. means.Select(_ => 1.0 / means.Length)] : [.. means.Select(mean => mean / total)];
    }

    public override void Combine(TensorTile tile)
    {
        int n = others.Count;
        Select(tile);
        Span<double> elected = tile.Scratch(n);
        Span<double> merged = tile.Scratch(n + 1);
        Span<double> divisor = tile.Scratch(n + 2);
        elected.Clear();
        merged.Clear();
        divisor.Clear();
        for (int m = 0; m < n; m++) TensorPrimitives.Add(elected, tile.Scratch(m), elected);
        for (int m = 0; m < n; m++)
        {
            Span<double> delta = tile.Scratch(m);
            for (int i = 0; i < delta.Length; i++)
            {
                if (elected[i] >= 0 ? delta[i] > 0 : delta[i] < 0)
                {
                    merged[i] += weights[m] * delta[i];
                    divisor[i] += weights[m];
                }
            }
        }
        ReadOnlySpan<double> start = tile.Input(origin);
        for (int i = 0; i < merged.Length; i++) tile.Output[i] = start[i] + merged[i] / Math.Max(divisor[i], 1e-6);
    }

    /// <summary>The task vectors, with what is not selected set to zero.</summary>
    private void Select(TensorTile tile)
    {
        Span<double> variance = tile.Scratch(others.Count);
        if (selection is not null) Vary(tile, variance);
        else Differ(tile);
        if (selection is null) return;
        uint[] keys = ArrayPool<uint>.Shared.Rent(tile.Count);
        OrderKeys.OfMagnitudes(variance, keys.AsSpan(0, tile.Count));
        selection.Mark(keys.AsSpan(0, tile.Count), tile.Start, variance);
        ArrayPool<uint>.Shared.Return(keys);
        for (int m = 0; m < others.Count; m++) TensorPrimitives.Multiply(tile.Scratch(m), variance, tile.Scratch(m));
    }

    private void Differ(TensorTile tile)
    {
        for (int m = 0; m < others.Count; m++) tile.Delta(others[m], origin, tile.Scratch(m));
    }

    /// <summary>The variance over models of each element of the task vectors, around their mean, divided by their number.</summary>
    private void Vary(TensorTile tile, Span<double> variance)
    {
        Differ(tile);
        int n = others.Count;
        for (int i = 0; i < tile.Count; i++)
        {
            double mean = 0;
            for (int m = 0; m < n; m++) mean += tile.Scratch(m)[i];
            mean /= n;
            double sum = 0;
            for (int m = 0; m < n; m++)
            {
                double deviation = tile.Scratch(m)[i] - mean;
                sum += deviation * deviation;
            }
            variance[i] = sum / n;
        }
    }
}
