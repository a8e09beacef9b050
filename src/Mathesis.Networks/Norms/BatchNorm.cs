namespace Mathesis.Networks;

/// <summary>
/// Batch normalisation of every feature (Ioffe and Szegedy 2015): by the mean and variance of the batch (all its positions) while
/// training, by their running means otherwise, which move by <see cref="Momentum"/> (towards the unbiased variance, as in
/// PyTorch) at every update. Parameters <c>bn.i.w</c>, <c>bn.i.b</c> [width] and, not trained, <c>bn.i.running_mean</c>, <c>bn.i.running_var</c>.
/// </summary>
public sealed record BatchNorm() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
{
    /// <summary>What is added to the variance, positive.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The share of the batch in a running mean, in (0, 1].</summary>
    public double Momentum { get; init; } = 0.1;

    /// <inheritdoc/>
    public override bool NeedsWholeBatch => true;

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        place.Require(Epsilon > 0, "epsilon", Epsilon, "a positive number");
        place.Require(Momentum is > 0 and <= 1, "momentum", Momentum, "a share in (0, 1]");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        string prefix = $"bn.{place.Number}";
        return
        [
            new($"{prefix}.w", ParameterRole.Gain, place.Width),
            new($"{prefix}.b", ParameterRole.Bias, place.Width),
            new($"{prefix}.running_mean", ParameterRole.RunningMean, place.Width),
            new($"{prefix}.running_var", ParameterRole.RunningVariance, place.Width),
        ];
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new BatchNormLayer<T>(this, $"bn.{place.Number}", parameters);
}
