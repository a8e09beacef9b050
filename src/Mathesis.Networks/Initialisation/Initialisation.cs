using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// How new weights are drawn. The set is open: an initialisation is a record and a registered kind. Each parameter comes from a stream
/// of its own, <c>networks/initialisation/</c> and its name, so its values do not depend on which others the network has.
/// </summary>
public abstract record Initialisation
{
    /// <summary>Paper 105's: see <see cref="TransformerInitialisation"/>.</summary>
    public static Initialisation Transformer { get; } = new TransformerInitialisation();

    /// <summary>PyTorch's defaults of its linear, embedding, norm and recurrent layers.</summary>
    public static Initialisation PyTorch { get; } = new FanInitialisation();

    /// <summary>Checks the initialisation's fields.</summary>
    /// <exception cref="InputError">A field is out of range.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>Draws one parameter that is trained and not a gain.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="stream">Its random stream.</param>
    /// <param name="values">Zeros, to be overwritten.</param>
    public abstract void Fill(NetworkSpecification network, ParameterSpecification parameter, RandomStream stream, Span<float> values);

    /// <summary>New weights: gains and running variances 1, running means 0, the rest drawn.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The seed of the run.</param>
    public Weights Create(NetworkSpecification network, ulong seed)
    {
        network.Validate();
        Validate();
        var weights = new Weights();
        foreach (ParameterSpecification parameter in network.Parameters())
        {
            var tensor = new Tensor<float>(parameter.Shape.AsSpan());
            if (parameter.Role is ParameterRole.Gain or ParameterRole.RunningVariance) tensor.Span.Fill(1);
            else if (parameter.Role != ParameterRole.RunningMean)
                Fill(network, parameter, new RandomStream($"networks/initialisation/{parameter.Name}", seed), tensor.Span);
            weights.Add(parameter.Name, tensor);
        }
        return weights;
    }

    /// <summary>Fills with normal numbers; a deviation of 0 leaves zeros.</summary>
    protected static void FillNormal(RandomStream stream, double deviation, Span<float> values)
    {
        if (deviation == 0) return;
        foreach (ref float value in values) value = (float)(deviation * stream.NextGaussian());
    }

    /// <summary>Fills with numbers uniform in [-bound, bound).</summary>
    protected static void FillUniform(RandomStream stream, double bound, Span<float> values)
    {
        if (bound == 0) return;
        foreach (ref float value in values) value = (float)(bound * (2 * stream.NextDouble() - 1));
    }
}
