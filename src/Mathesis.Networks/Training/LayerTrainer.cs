namespace Mathesis.Networks;

/// <summary>Trains any specification with the layer engine in float32; see <see cref="LayerTrainer{T}"/>.</summary>
public sealed class LayerTrainer : LayerTrainer<float>
{
    /// <inheritdoc/>
    public LayerTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : base(specification, weights, examples, options, kinds)
    {
    }

    /// <inheritdoc/>
    public LayerTrainer(NetworkSpecification specification, Weights weights, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : base(specification, weights, batches, options, kinds)
    {
    }
}
