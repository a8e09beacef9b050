using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Trains any specification with the layer engine. Batches and dropout masks are functions of (seed, update), so the number of
/// updates is the position of every random stream.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public class LayerTrainer<T> : Trainer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn, in batches as the options say.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The specification or the options are not valid, or weights or examples do not fit.</exception>
    public LayerTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : this(new LayerNetwork<T>(specification, weights), examples, options, kinds)
    {
    }

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="batches">What to learn; the options' batch size is not looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">The specification or the options are not valid, or the weights do not fit.</exception>
    public LayerTrainer(NetworkSpecification specification, Weights weights, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : this(new LayerNetwork<T>(specification, weights), batches, options, kinds)
    {
    }

    private LayerTrainer(LayerNetwork<T> network, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds)
        : base(new LayerGradients<T>(network), examples, options, kinds) => Network = network;

    private LayerTrainer(LayerNetwork<T> network, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds)
        : base(new LayerGradients<T>(network), batches, options, kinds) => Network = network;

    /// <summary>The network as it is now; changing its parameters changes what is trained.</summary>
    public LayerNetwork<T> Network { get; }
}
