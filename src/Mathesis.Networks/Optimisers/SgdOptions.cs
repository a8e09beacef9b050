namespace Mathesis.Networks;

/// <summary>
/// Gradient descent, with momentum if asked: v = momentum v + (g + decay w), w -= rate v, as in PyTorch; with
/// <see cref="DecoupledDecay"/> the decay is taken off the weights instead of added to the gradient.
/// </summary>
public sealed record SgdOptions : OptimiserOptions
{
    /// <summary>The momentum, in [0, 1).</summary>
    public double Momentum { get; init; }

    /// <summary>Whether the gradient is taken ahead of the momentum (Nesterov).</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether weights shrink by rate * decay at each update, apart from the gradient.</summary>
    public bool DecoupledDecay { get; init; }

    /// <summary>Whether the gradient is divided by its norm over all trained parameters: normalised gradient descent.</summary>
    public bool NormalisedGradient { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "a number in [0, 1)");
    }

    /// <inheritdoc/>
    public override Optimiser<T> Build<T>(IReadOnlyList<ParameterSpecification> trained) => new Sgd<T>(trained, this);
}
