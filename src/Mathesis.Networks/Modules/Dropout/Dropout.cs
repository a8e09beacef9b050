namespace Mathesis.Networks;

/// <summary>Sets a fraction of the residual stream to zero while training and divides the rest by 1 minus it.</summary>
public sealed record Dropout() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>The fraction, in [0, 1).</summary>
    public required double Rate { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Rate is >= 0 and < 1, "rate", Rate, "a fraction in [0, 1)");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => [];

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new DropoutLayer<T>(Rate, $"dropout.{place.Order}");
}
