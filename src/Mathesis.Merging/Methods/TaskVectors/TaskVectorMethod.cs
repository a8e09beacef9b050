using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>
/// Task arithmetic in general: differences from the base are made sparse, weighted, kept where their signs agree, summed, and added to
/// the base. Eight named methods differ in how they sparsify and whether they ask for agreement.
/// </summary>
public abstract class TaskVectorMethod : IMergeMethod
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public abstract string Source { get; }

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> ModelParameters =>
    [
        MergeParameter.Required("weight", "factor of the task vector"),
        MergeParameter.Number("density", "the part of the task vector that is kept", 1, 0, 1),
        .. SparsifierParameters,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters =>
    [
        MergeParameter.Flag("normalize", "divide by the sum of the weights that take part", NormalizesByDefault),
        MergeParameter.Flag("rescale", "after sparsification restore the sum of magnitudes; `density` divides by the density instead", RescalesByDefault) with { Words = ["density"] },
        MergeParameter.Number("lambda", "factor of the merged task vector", 1),
        MergeParameter.Flag("int8_mask", "a matter of mergekit's memory, without effect here", false),
    ];

    /// <summary>Parameters of the sparsifier.</summary>
    protected virtual IReadOnlyList<MergeParameter> SparsifierParameters => [];

    /// <summary>Whether <c>normalize</c> is on when a plan does not say.</summary>
    protected virtual bool NormalizesByDefault => false;

    /// <summary>Whether <c>rescale</c> is on when a plan does not say.</summary>
    protected virtual bool RescalesByDefault => false;

    /// <summary>Whether only task vectors whose sign is that of the weighted sum take part, element by element.</summary>
    protected virtual bool NeedsAgreement => false;

    /// <summary>How task vectors are made sparse; null leaves them.</summary>
    protected virtual Sparsifier? Sparsify(MergeContext tensor) => null;

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics) => new Merge(tensor, Sparsify(tensor), NeedsAgreement);

    /// <summary>The merge of one tensor.</summary>
    internal sealed class Merge : TensorMerge
    {
        private readonly int origin;
        private readonly IReadOnlyList<int> others;
        private readonly double[] weights;
        private readonly double[] factors;
        private readonly double lambda;
        private readonly bool normalizes;
        private readonly bool restoresSums;
        private readonly bool needsAgreement;
        private readonly Sparsifier? sparsifier;

        public Merge(MergeContext tensor, Sparsifier? sparsifier, bool needsAgreement)
        {
            origin = tensor.RequiredBase;
            others = tensor.Others;
            weights = tensor.Numbers("weight", others);
            lambda = tensor.Parameters.Number("lambda");
            normalizes = tensor.Parameters.Flag("normalize");
            this.sparsifier = sparsifier;
            this.needsAgreement = needsAgreement;
            factors = new double[others.Count];
            Array.Fill(factors, 1);
            bool byDensity = tensor.Parameters.Text("rescale") == "density";
            restoresSums = sparsifier is not null && !byDensity && tensor.Parameters.Flag("rescale");
            if (sparsifier is not null && byDensity)
                for (int m = 0; m < factors.Length; m++) factors[m] = sparsifier.Density(m) > 0 ? 1 / sparsifier.Density(m) : 1;
        }

        public override bool NeedsRows => sparsifier?.NeedsRows ?? false;

        public override IEnumerable<TensorPass> Passes()
        {
            if (sparsifier is null) yield break;
            foreach (TensorPass pass in sparsifier.Passes(origin, others)) yield return pass;
            int[] rescaled = [.. Enumerable.Range(0, others.Count).Where(m => restoresSums && sparsifier.Density(m) < 1)];
            if (rescaled.Length == 0) yield break;
            var sums = new SumPass(2 * rescaled.Length, (tile, totals) =>
            {
                for (int r = 0; r < rescaled.Length; r++)
                {
                    Span<double> delta = tile.Scratch(0);
                    tile.Delta(others[rescaled[r]], origin, delta);
                    totals[2 * r] += TensorPrimitives.SumOfMagnitudes(delta);
                    sparsifier.Apply(tile, rescaled[r], delta);
                    totals[2 * r + 1] += TensorPrimitives.SumOfMagnitudes(delta);
                }
            });
            yield return sums;
            for (int r = 0; r < rescaled.Length; r++)
            {
                // Where hardly anything is there or left, nothing is restored.
                (double before, double after) = (sums.Sums[2 * r], sums.Sums[2 * r + 1]);
                if (before >= 1e-7 && after >= 1e-7) factors[rescaled[r]] = before / after;
            }
        }

        public override void Combine(TensorTile tile)
        {
            Span<double> sum = tile.Scratch(others.Count);
            sum.Clear();
            for (int m = 0; m < others.Count; m++)
            {
                Span<double> delta = tile.Scratch(m);
                tile.Delta(others[m], origin, delta);
                sparsifier?.Apply(tile, m, delta);
                double factor = factors[m] * weights[m];
                if (factor != 1) TensorPrimitives.Multiply(delta, factor, delta);
                TensorPrimitives.Add(sum, delta, sum);
            }
            if (needsAgreement) Agree(tile, sum);
            else if (normalizes)
            {
                double divisor = weights.Sum();
                if (Math.Abs(divisor) >= 1e-8) TensorPrimitives.Divide(sum, divisor, sum);
            }
            if (lambda != 1) TensorPrimitives.Multiply(sum, lambda, sum);
            TensorPrimitives.Add(tile.Input(origin), sum, tile.Output);
        }

        /// <summary>Sums again those whose sign is the sum's (a sum of 0 counts as positive), and divides by their weights.</summary>
        private void Agree(TensorTile tile, Span<double> sum)
        {
            Span<double> merged = tile.Scratch(others.Count + 1);
            Span<double> divisor = tile.Scratch(others.Count + 2);
            merged.Clear();
            divisor.Clear();
            for (int m = 0; m < others.Count; m++) Agreement.Add(sum, tile.Scratch(m), weights[m], merged, divisor);
            if (normalizes) Agreement.Divide(merged, divisor, sum);
            else merged.CopyTo(sum);
        }
    }
}
