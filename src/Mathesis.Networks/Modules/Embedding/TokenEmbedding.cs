namespace Mathesis.Networks;

/// <summary>Begins the residual stream with a learned vector for each token: <c>embed.W_E</c> [vocabulary, width].</summary>
public sealed record TokenEmbedding() : ModuleSpecification(ValueKind.Tokens, ValueKind.ResidualStream)
{
    internal const string ParameterName = "embed.W_E";

    /// <summary>What the vectors are multiplied by, such as sqrt(width) (Vaswani et al. 2017, section 3.4); null for 1.</summary>
    public double? Scale { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) =>
        place.Require(Scale is null || double.IsFinite(Scale.Value), "scale", Scale ?? 0, "a finite number");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) =>
        [new(ParameterName, ParameterRole.Embedding, place.Network.Vocabulary, place.Width) { FanIn = place.Width }];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new TokenEmbeddingLayer<T>(parameters[ParameterName], Scale is { } scale ? T.CreateChecked(scale) : T.One);
}
