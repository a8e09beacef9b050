using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Normal initialisation as in "Progress measures for grokking via mechanistic interpretability" (Nanda et al. 2023, the
/// paper's code): standard deviation 1/sqrt(width) for every weight, 1/sqrt(outputs) for the unembedding, biases 0.
/// </summary>
public sealed record TransformerInitialisation : Initialisation
{
    /// <inheritdoc/>
    public override void Fill(NetworkSpecification network, ParameterSpecification parameter, RandomStream stream, Span<float> values) =>
        FillNormal(stream, Deviation(network, parameter.Role), values);

    private static double Deviation(NetworkSpecification network, ParameterRole role) => role switch
    {
        ParameterRole.Unembedding => 1 / Math.Sqrt(network.Outputs),
        ParameterRole.Bias => 0,
        _ => 1 / Math.Sqrt(network.Width),
    };
}
