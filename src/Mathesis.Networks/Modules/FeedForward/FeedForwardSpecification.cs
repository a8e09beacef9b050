using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// Two matrices with a function between them, applied to each position. Parameters <c>W_in</c> [width, hidden], <c>b_in</c>
/// [hidden], <c>W_out</c> [hidden, width], <c>b_out</c> [width]. Gated (Shazeer 2020), a neuron is
/// <c>f(x W_gate + b_gate) (x W_in + b_in)</c>: GEGLU with GELU, SwiGLU with SiLU.
/// </summary>
public sealed record FeedForwardSpecification
{
    /// <summary>The number of neurons, positive.</summary>
    public required int Width { get; init; }

    /// <summary>The function of a neuron.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Whether there are biases.</summary>
    public bool Biases { get; init; } = true;

    /// <summary>Whether the function gates a second matrix's outputs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Gated { get; init; }

    /// <summary>The fraction of neurons set to zero while training, in [0, 1).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Dropout { get; init; }

    internal void Validate(ModulePlace place)
    {
        place.Require(Width >= 1, "feedForward.width", Width, "a positive number");
        place.Require(Enum.IsDefined(Activation), "feedForward.activation", (int)Activation, "relu or another activation");
        place.Require(Dropout is >= 0 and < 1, "feedForward.dropout", Dropout, "a fraction in [0, 1)");
    }

    internal IEnumerable<ParameterSpecification> Parameters(ModulePlace place, string prefix)
    {
        int width = place.Width;
        if (Gated)
        {
            yield return new($"{prefix}.W_gate", ParameterRole.Weight, width, Width);
            if (Biases) yield return new($"{prefix}.b_gate", ParameterRole.Bias, Width) { FanIn = width };
        }
        yield return new($"{prefix}.W_in", ParameterRole.Weight, width, Width);
        if (Biases) yield return new($"{prefix}.b_in", ParameterRole.Bias, Width) { FanIn = width };
        yield return new($"{prefix}.W_out", ParameterRole.Weight, Width, width);
        if (Biases) yield return new($"{prefix}.b_out", ParameterRole.Bias, width) { FanIn = Width };
    }
}
