namespace Mathesis.Networks;

/// <summary>Begins the residual stream with a learned vector for each token: <c>embed.W_E</c> [vocabulary, width].</summary>
public sealed record TokenEmbedding() : ModuleSpecification(ValueKind.Tokens, ValueKind.ResidualStream)
{
    internal const string ParameterName = "embed.W_E";

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) =>
        [new(ParameterName, ParameterRole.Weight, place.Network.Vocabulary, place.Network.Width)];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new TokenEmbeddingLayer<T>(parameters[ParameterName]);
}
