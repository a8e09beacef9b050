using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// By the numbers of inputs and outputs of each matrix. As it stands, PyTorch's defaults: matrices and biases uniform within
/// ±1/sqrt(inputs) (Kaiming uniform with a = √5), tables standard normal. Xavier takes ±gain sqrt(6 / (inputs + outputs)) and Kaiming
/// ±gain sqrt(3 / inputs), both with biases 0.
/// </summary>
public sealed record FanInitialisation : Initialisation
{
    /// <summary>The rule.</summary>
    public FanRule Rule { get; init; } = FanRule.PyTorch;

    /// <summary>What bounds and deviations are multiplied by: √2 for Kaiming's rule with ReLU. PyTorch's rule has none.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Whether numbers are normal with the variance of the uniform ones.</summary>
    public bool Normal { get; init; }

    /// <summary>The deviation of token embeddings and position tables.</summary>
    public double Table { get; init; } = 1;

    /// <inheritdoc/>
    public override void Fill(NetworkSpecification network, ParameterSpecification parameter, RandomStream stream, Span<float> values)
    {
        if (parameter.Role is ParameterRole.Embedding or ParameterRole.Position)
        {
            FillNormal(stream, Table, values);
            return;
        }
        if (parameter.Role == ParameterRole.Bias && Rule != FanRule.PyTorch) return;
        double bound = Rule switch
        {
            FanRule.Xavier => Gain * Math.Sqrt(6.0 / (parameter.FanIn + parameter.FanOut)),
            FanRule.Kaiming => Gain * Math.Sqrt(3.0 / parameter.FanIn),
            _ => 1 / Math.Sqrt(parameter.FanIn),
        };
        if (Normal) FillNormal(stream, bound / Math.Sqrt(3), values);
        else FillUniform(stream, bound, values);
    }
}
