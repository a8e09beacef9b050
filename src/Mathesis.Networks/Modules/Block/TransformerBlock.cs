namespace Mathesis.Networks;

/// <summary>
/// A block of a transformer: attention, then optionally a feed-forward layer, each added to the residual stream. Parameters
/// are named <c>blocks.i.attn.…</c> and <c>blocks.i.mlp.…</c>.
/// </summary>
public sealed record TransformerBlock() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream, isBlock: true)
{
    /// <summary>The attention.</summary>
    public required AttentionSpecification Attention { get; init; }

    /// <summary>The feed-forward layer, or null for a block of attention alone.</summary>
    public FeedForwardSpecification? FeedForward { get; init; }

    /// <summary>The normalisation.</summary>
    public NormKind Norm { get; init; } = NormKind.None;

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
        place.Require(Enum.IsDefined(Norm), "norm", (int)Norm, "none");
        place.Require(Dropout is >= 0 and < 1, "dropout", Dropout, "a fraction in [0, 1)");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) =>
        Attention.Parameters(place, $"blocks.{place.Block}.attn")
            .Concat(FeedForward?.Parameters(place, $"blocks.{place.Block}.mlp") ?? []);

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new TransformerBlockLayer<T>(this, place, parameters);
}
