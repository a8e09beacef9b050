using System.Buffers;

namespace Mathesis.Merging;

/// <summary>
/// Keeps each element with a probability that rises with the rank of its magnitude in its row, from density - epsilon to density + epsilon
/// (Deep and others 2024, "DELLA-Merging", MagPrune). A tensor of one dimension is one row.
/// </summary>
public sealed class RankSparsifier : Sparsifier
{
    private readonly MergeContext tensor;
    private readonly IReadOnlyList<int> others;
    private readonly double[] epsilons;
    private readonly int rowLength;

    /// <summary>Prepares.</summary>
    /// <param name="densities">The mean probability of each model.</param>
    /// <param name="epsilons">Half the spread of each.</param>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="Core.InputError">A probability would not lie in (0, 1).</exception>
    public RankSparsifier(double[] densities, double[] epsilons, MergeContext tensor) : base(densities)
    {
        this.tensor = tensor;
        this.epsilons = epsilons;
        others = tensor.Others;
        rowLength = checked((int)tensor.RowLength);
        for (int m = 0; m < densities.Length; m++)
        {
            if (densities[m] is > 0 and < 1 && (densities[m] + epsilons[m] >= 1 || densities[m] - epsilons[m] <= 0))
                throw tensor.Unfit(FormattableString.Invariant($"has density {densities[m]} and epsilon {epsilons[m]}"), "expected density - epsilon above 0 and density + epsilon below 1");
        }
    }

    /// <inheritdoc/>
    public override bool NeedsRows => true;

    /// <inheritdoc/>
    public override void Apply(TensorTile tile, int model, Span<double> delta)
    {
        double density = Density(model);
        if (density >= 1) return;
        if (density <= 0)
        {
            delta.Clear();
            return;
        }
        double[] magnitudes = ArrayPool<double>.Shared.Rent(rowLength);
        int[] order = ArrayPool<int>.Shared.Rent(rowLength);
        var random = new ElementRandom("merging/della", tensor, others[model], tile.Start);
        for (int start = 0; start < delta.Length; start += rowLength)
        {
            Span<double> row = delta.Slice(start, rowLength);
            for (int i = 0; i < rowLength; i++) (magnitudes[i], order[i]) = (Math.Abs(row[i]), i);
            // Equal magnitudes keep their order, so that the ranks are defined.
            magnitudes.AsSpan(0, rowLength).Sort(order.AsSpan(0, rowLength));
            OrderTies(magnitudes.AsSpan(0, rowLength), order.AsSpan(0, rowLength));
            for (int rank = 0; rank < rowLength; rank++) magnitudes[order[rank]] = rank;
            double scale = rowLength > 1 ? 2 * epsilons[model] / (rowLength - 1) : 0;
            for (int i = 0; i < rowLength; i++)
            {
                double probability = density - epsilons[model] + magnitudes[i] * scale;
                if (!(random.Next() < probability * ElementRandom.Range)) row[i] = 0;
            }
        }
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<double>.Shared.Return(magnitudes);
    }

    private static void OrderTies(ReadOnlySpan<double> sorted, Span<int> order)
    {
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start]) end++;
            if (end - start > 1) order[start..end].Sort();
            start = end;
        }
    }
}
