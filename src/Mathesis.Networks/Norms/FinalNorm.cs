namespace Mathesis.Networks;

/// <summary>Normalises the residual stream before it is read out: <c>ln_final.w</c>, <c>ln_final.b</c>.</summary>
public sealed record FinalNorm() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    private const string Prefix = "ln_final";

    /// <summary>The norm.</summary>
    public NormSpecification Norm { get; init; } = NormSpecification.Layer;

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => Norm.Validate(place);

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => Norm.Parameters(place.Width, Prefix);

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new NormLayer<T>(Norm, Prefix, parameters);
}
