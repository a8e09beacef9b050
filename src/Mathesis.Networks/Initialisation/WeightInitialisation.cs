using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Normal initialisation as in "Progress measures for grokking via mechanistic interpretability" (Nanda et al. 2023, the
/// paper's code): standard deviation 1/sqrt(width) for every weight, 1/sqrt(outputs) for the unembedding, biases 0.
/// </summary>
public static class WeightInitialisation
{
    /// <summary>
    /// New weights. Each parameter comes from a stream of its own, <c>networks/initialisation/</c> and its name, so the values
    /// of one do not depend on which others the network has.
    /// </summary>
    /// <param name="specification">The network.</param>
    /// <param name="seed">The seed of the run.</param>
    public static Weights Create(NetworkSpecification specification, ulong seed)
    {
        specification.Validate();
        var weights = new Weights();
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            var tensor = new Tensor<float>(parameter.Shape.AsSpan());
            double deviation = Deviation(specification, parameter.Role);
            if (deviation > 0)
            {
                var stream = new RandomStream($"networks/initialisation/{parameter.Name}", seed);
                foreach (ref float value in tensor.Span) value = (float)(deviation * stream.NextGaussian());
            }
            weights.Add(parameter.Name, tensor);
        }
        return weights;
    }

    private static double Deviation(NetworkSpecification specification, ParameterRole role) => role switch
    {
        ParameterRole.Unembedding => 1 / Math.Sqrt(specification.Outputs),
        ParameterRole.Bias => 0,
        _ => 1 / Math.Sqrt(specification.Width),
    };
}
