namespace Mathesis.Networks;

/// <summary>
/// Adds fixed waves to the residual stream (Vaswani et al. 2017, section 3.5): features 2i and 2i + 1 get the sine and cosine of
/// id / 10000^(2i / width).
/// </summary>
public sealed record SinusoidalPositions() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => [];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new SinusoidalPositionsLayer<T>(place.Width);
}
