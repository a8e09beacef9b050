using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The gradient tensor of each parameter tensor.</summary>
internal sealed class GradientMap<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Dictionary<Tensor<T>, Tensor<T>> byParameter = new(ReferenceEqualityComparer.Instance);

    /// <summary>Pairs parameters with gradients by name.</summary>
    public GradientMap(ParameterSet<T> parameters, ParameterSet<T> gradients)
    {
        foreach ((string name, Tensor<T> tensor) in parameters) byParameter.Add(tensor, gradients[name]);
    }

    /// <summary>The gradient of a parameter.</summary>
    public Tensor<T> this[Tensor<T> parameter] => byParameter[parameter];
}
