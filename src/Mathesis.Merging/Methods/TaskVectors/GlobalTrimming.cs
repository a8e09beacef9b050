namespace Mathesis.Merging;

/// <summary>
/// The largest elements of task vectors over the whole model. The passes of <see cref="SelectionPasses"/> run over the concatenation of
/// all tensors; of equal magnitudes at the threshold the first ones in the order of tensors and elements count as larger.
/// </summary>
internal sealed class GlobalTrimming : ModelStatistics
{
    private readonly IReadOnlyList<MergeContext> tensors;
    private readonly Dictionary<string, long> starts = new(StringComparer.Ordinal);
    private readonly double[] densities;
    private readonly Selection[] selections;
    private readonly long total;

    public GlobalTrimming(IReadOnlyList<MergeContext> tensors)
    {
        this.tensors = tensors;
        densities = tensors.Count == 0 ? [] : tensors[0].Numbers("density", tensors[0].Others);
        foreach (MergeContext tensor in tensors)
        {
            if (!densities.AsSpan().SequenceEqual(tensor.Numbers("density", tensor.Others)))
                throw tensor.Unfit("has another density than the tensors before it", "expected one density a model: the threshold is the whole model's");
            starts[tensor.Name] = total;
            total += tensor.Count;
        }
        selections = [.. densities.Select(density => new Selection { Count = (long)(density * total) })];
    }

    public Sparsifier Sparsify(MergeContext tensor) => new Part(densities, selections, starts[tensor.Name]);

    public override IReadOnlyList<(string Name, double Value)> Findings =>
        [.. selections.Select((selection, m) => ($"threshold of task vector {m + 1}", (double)BitConverter.UInt32BitsToSingle(selection.Threshold)))];

    public override IEnumerable<Func<int, TensorPass?>> Phases()
    {
        int[] trimmed = [.. Enumerable.Range(0, densities.Length).Where(m => densities[m] < 1)];
        // One pass object serves all tensors: its tiles are told where in the concatenation they lie.
        SelectionSource[] sources = [.. trimmed.Select(m => new SelectionSource((tile, keys) => Keys(tile, m, keys), [selections[m]]))];
        foreach (TensorPass pass in SelectionPasses.Of(sources, total))
            yield return i => new Shifted(pass, starts[tensors[i].Name]);
    }

    private void Keys(TensorTile tile, int model, Span<uint> keys)
    {
        Span<double> delta = tile.Scratch(0);
        int origin = tensors[0].RequiredBase;
        tile.Delta(tensors[0].Others[model], origin, delta);
        OrderKeys.OfMagnitudes(delta, keys);
    }

    /// <summary>A pass over one tensor as a part of a longer one.</summary>
    private sealed class Shifted(TensorPass whole, long start) : TensorPass
    {
        internal override object BeginPiece() => whole.BeginPiece();

        internal override void VisitTile(TensorTile tile, object accumulator)
        {
            tile.Start += start;
            whole.VisitTile(tile, accumulator);
            tile.Start -= start;
        }

        internal override void EndPiece(object accumulator) => whole.EndPiece(accumulator);
    }

    /// <summary>One tensor's part of the global selection.</summary>
    private sealed class Part(double[] densities, Selection[] selections, long start) : Sparsifier(densities)
    {
        public override void Apply(TensorTile tile, int model, Span<double> delta)
        {
            if (Density(model) >= 1) return;
            var keys = new uint[delta.Length];
            OrderKeys.OfMagnitudes(delta, keys);
            selections[model].Keep(keys, start + tile.Start, delta);
        }
    }
}
