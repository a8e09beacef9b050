namespace Mathesis.Merging;

/// <summary>Sums of changes that one model alone made to an element, with a factor for each model, and means of those that several made.</summary>
internal sealed class SharedChanges(MergeContext tensor, double epsilon, Func<double[]> factors) : TensorMerge
{
    private readonly int origin = tensor.RequiredBase;
    private readonly IReadOnlyList<int> others = tensor.Others;
    private readonly Lazy<double[]> found = new(factors);

    /// <summary>What must be known first, or null.</summary>
    public TensorPass? First { get; init; }

    public override IEnumerable<TensorPass> Passes() => First is null ? [] : [First];

    public override void Combine(TensorTile tile)
    {
        double[] amplification = found.Value;
        Span<double> sum = tile.Scratch(0);
        Span<double> counts = tile.Scratch(1);
        Span<double> delta = tile.Scratch(2);
        Span<double> alone = tile.Scratch(3);
        sum.Clear();
        counts.Clear();
        for (int m = 0; m < others.Count; m++)
        {
            tile.Delta(others[m], origin, delta);
            for (int i = 0; i < delta.Length; i++)
            {
                if (!IsChange(delta[i], epsilon)) continue;
                sum[i] += delta[i];
                counts[i]++;
                // Of use only where nobody else follows.
                alone[i] = amplification[m];
            }
        }
        ReadOnlySpan<double> start = tile.Input(origin);
        for (int i = 0; i < sum.Length; i++)
            tile.Output[i] = start[i] + (counts[i] > 1 ? sum[i] / counts[i] : counts[i] == 1 ? sum[i] * alone[i] : 0);
    }

    /// <summary>A pass that counts each model's changes: first those that others made too, then those that it alone made.</summary>
    public static SumPass CountChanges(MergeContext tensor, double epsilon)
    {
        int origin = tensor.RequiredBase;
        IReadOnlyList<int> others = tensor.Others;
        int n = others.Count;
        return new SumPass(2 * n, (tile, totals) =>
        {
            Span<double> counts = tile.Scratch(n);
            counts.Clear();
            for (int m = 0; m < n; m++)
            {
                Span<double> delta = tile.Scratch(m);
                tile.Delta(others[m], origin, delta);
                for (int i = 0; i < delta.Length; i++)
                    if (IsChange(delta[i], epsilon)) counts[i]++;
            }
            for (int m = 0; m < n; m++)
            {
                ReadOnlySpan<double> delta = tile.Scratch(m);
                for (int i = 0; i < delta.Length; i++)
                    if (IsChange(delta[i], epsilon)) totals[counts[i] > 1 ? m : n + m]++;
            }
        });
    }

    /// <summary>Changes are compared as the float32 numbers that a difference of float32 numbers is.</summary>
    private static bool IsChange(double delta, double epsilon) => Math.Abs((float)delta) > (float)epsilon;
}
