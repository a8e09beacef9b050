namespace Mathesis.Networks;

/// <summary>
/// Two matrices with a function between them, applied to each position. Parameters <c>W_in</c> [width, hidden], <c>b_in</c>
/// [hidden], <c>W_out</c> [hidden, width], <c>b_out</c> [width].
/// </summary>
public sealed record FeedForwardSpecification
{
    /// <summary>The number of neurons, positive.</summary>
    public required int Width { get; init; }

    /// <summary>The function of a neuron.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Whether there are the biases <c>b_in</c> and <c>b_out</c>.</summary>
    public bool Biases { get; init; } = true;

    internal void Validate(ModulePlace place)
    {
        place.Require(Width >= 1, "feedForward.width", Width, "a positive number");
        place.Require(Enum.IsDefined(Activation), "feedForward.activation", (int)Activation, "relu");
    }

    internal IEnumerable<ParameterSpecification> Parameters(ModulePlace place, string prefix)
    {
        int width = place.Network.Width;
        yield return new($"{prefix}.W_in", ParameterRole.Weight, width, Width);
        if (Biases) yield return new($"{prefix}.b_in", ParameterRole.Bias, Width);
        yield return new($"{prefix}.W_out", ParameterRole.Weight, Width, width);
        if (Biases) yield return new($"{prefix}.b_out", ParameterRole.Bias, width);
    }
}
