namespace Mathesis.Networks;

/// <summary>New weights by paper 105's rule; others are records of <see cref="Initialisation"/>.</summary>
public static class WeightInitialisation
{
    /// <summary>New weights as <see cref="TransformerInitialisation"/> draws them.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="seed">The seed of the run.</param>
    public static Weights Create(NetworkSpecification specification, ulong seed) => Initialisation.Transformer.Create(specification, seed);
}
