using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// A block of a transformer: attention, then optionally a feed-forward layer, each added to the residual stream. Parameters
/// are named <c>blocks.i.attn.…</c> and <c>blocks.i.mlp.…</c>, those of norms <c>blocks.i.ln1.…</c> and <c>blocks.i.ln2.…</c> (of
/// norms of what a sub-layer writes beside those of what it reads, <c>ln1_post</c> and <c>ln2_post</c>).
/// </summary>
public sealed record TransformerBlock() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream, isBlock: true)
{
    /// <summary>The attention.</summary>
    public required AttentionSpecification Attention { get; init; }

    /// <summary>The feed-forward layer, or null for a block of attention alone.</summary>
    public FeedForwardSpecification? FeedForward { get; init; }

    /// <summary>The normalisation, or null for none.</summary>
    public NormSpecification? Norm { get; init; }

    /// <summary>Where it normalises.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public NormPlacement NormPlacement { get; init; }

    /// <summary>How attention and feed-forward layer follow each other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public BlockOrder Order { get; init; }

    /// <summary>
    /// The fraction of the output of attention and feed-forward layer that is set to zero while training, in [0, 1); the rest is
    /// divided by 1 minus it (Vaswani et al. 2017, section 5.4: on the output of each sub-layer, before it is added).
    /// </summary>
    public double Dropout { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        Attention.Validate(place);
        FeedForward?.Validate(place);
        Norm?.Validate(place);
        place.Require(Enum.IsDefined(NormPlacement), "normPlacement", (int)NormPlacement, "pre, post or both");
        place.Require(Enum.IsDefined(Order), "order", (int)Order, "sequential, parallel or parallel-one-norm");
        place.Require(Order == BlockOrder.Sequential || NormPlacement == NormPlacement.Pre, "normPlacement", (int)NormPlacement, "pre in a parallel block");
        place.Require(Order == BlockOrder.Sequential || FeedForward is not null, "order", (int)Order, "sequential where there is no feed-forward layer");
        place.Require(Dropout is >= 0 and < 1, "dropout", Dropout, "a fraction in [0, 1)");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        string prefix = $"blocks.{place.Block}";
        IEnumerable<ParameterSpecification> parameters = NormNames(first: true).SelectMany(name => Norm!.Parameters(place.Width, $"{prefix}.{name}"))
            .Concat(Attention.Parameters(place, $"{prefix}.attn"));
        if (FeedForward is null) return parameters;
        return parameters.Concat(NormNames(first: false).SelectMany(name => Norm!.Parameters(place.Width, $"{prefix}.{name}")))
            .Concat(FeedForward.Parameters(place, $"{prefix}.mlp"));
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new TransformerBlockLayer<T>(this, place, parameters);

    /// <summary>The names of the norms at the attention, or at the feed-forward layer.</summary>
    private IEnumerable<string> NormNames(bool first)
    {
        if (Norm is null || (!first && Order == BlockOrder.ParallelOneNorm)) return [];
        string name = first ? "ln1" : "ln2";
        return NormPlacement == NormPlacement.Both ? [name, $"{name}_post"] : [name];
    }
}
