namespace Mathesis.Networks;

/// <summary>Reads the logits off the residual stream: <c>unembed.W_U</c> [width, outputs] and optionally <c>unembed.b_U</c> [outputs].</summary>
public sealed record Unembedding() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.Logits)
{
    internal const string MatrixName = "unembed.W_U";
    internal const string BiasName = "unembed.b_U";

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        yield return new(MatrixName, ParameterRole.Unembedding, place.Network.Width, place.Network.Outputs);
        if (Bias) yield return new(BiasName, ParameterRole.Bias, place.Network.Outputs);
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new UnembeddingLayer<T>(parameters[MatrixName], Bias ? parameters[BiasName] : null);
}
