using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// A learned bias for each head and bucket of distances (Raffel et al. 2020, T5): half of the buckets hold single distances, the
/// rest grow logarithmically to the largest. Parameter <c>rel_bias</c> [buckets, heads].
/// </summary>
public sealed record RelativeBias : PositionScheme
{
    /// <summary>The number of buckets, even and at least 4; keys after the query take half of them where the attention is not causal.</summary>
    public int Buckets { get; init; } = 32;

    /// <summary>From this distance on all share the last bucket.</summary>
    public int LargestDistance { get; init; } = 128;

    /// <inheritdoc/>
    public override void Validate(ModulePlace place, AttentionSpecification attention)
    {
        place.Require(Buckets >= 4 && Buckets % 2 == 0, "attention.positions.buckets", Buckets, "an even number of at least 4");
        place.Require(LargestDistance > Buckets / 2, "attention.positions.largestDistance", LargestDistance, "more than half the buckets");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(AttentionSpecification attention, string prefix) =>
        [new($"{prefix}.rel_bias", ParameterRole.Position, Buckets, attention.Heads)];

    /// <inheritdoc/>
    public override PositionKernel<T> Build<T>(AttentionSpecification attention, string prefix, ParameterSet<T> parameters) =>
        new Table<T>(this, !attention.Causal, parameters[$"{prefix}.rel_bias"]);

    /// <summary>The bucket of a key.</summary>
    /// <param name="offset">The key's id minus the query's.</param>
    /// <param name="bothSides">Whether keys after the query have buckets of their own.</param>
    public int Bucket(int offset, bool bothSides)
    {
        int buckets = bothSides ? Buckets / 2 : Buckets;
        int start = bothSides && offset > 0 ? buckets : 0;
        int distance = bothSides ? Math.Abs(offset) : Math.Max(-offset, 0);
        int single = buckets / 2;
        if (distance < single) return start + distance;
        double share = Math.Log((double)distance / single) / Math.Log((double)LargestDistance / single);
        return start + Math.Min(buckets - 1, single + (int)(share * (buckets - single)));
    }

    private sealed class Table<T>(RelativeBias scheme, bool bothSides, Tensor<T> table) : PositionKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public override bool HasBias => true;

        public override void AddBias(int head, int queryId, ReadOnlySpan<int> keyIds, Span<T> scores)
        {
            for (int key = 0; key < scores.Length; key++) scores[key] += table[scheme.Bucket(keyIds[key] - queryId, bothSides), head];
        }

        public override void AddBiasGradient(int head, int queryId, ReadOnlySpan<int> keyIds, ReadOnlySpan<T> scoreGradients, Pass<T> pass)
        {
            Tensor<T> gradient = pass.GradientOf(table);
            for (int key = 0; key < scoreGradients.Length; key++) gradient[scheme.Bucket(keyIds[key] - queryId, bothSides), head] += scoreGradients[key];
        }
    }
}
