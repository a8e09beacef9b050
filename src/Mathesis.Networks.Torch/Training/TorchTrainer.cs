using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Networks.Torch;

/// <summary>
/// Trains any specification that libtorch runs: libtorch computes gradients, Mathesis's own optimisers change the weights, so that
/// every optimiser, schedule and option of <see cref="Trainer{T}"/> is the same here. Batches and dropout masks are functions of
/// (seed, update) and are the native engine's (but for dropout on a pattern whose last query alone is wanted).
/// </summary>
/// <remarks>With the same number of threads, the same seed gives the same bits; with another the last bits may differ.</remarks>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class TorchTrainer<T> : Trainer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="examples">What to learn, in batches as the options say.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded, the specification or the options are not valid, or the weights do not fit.</exception>
    public TorchTrainer(NetworkSpecification specification, Weights weights, Examples examples, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : base(new TorchGradients<T>(specification, weights), examples, options, kinds)
    {
    }

    /// <summary>A trainer before its first update.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights; copied.</param>
    /// <param name="batches">What to learn; the options' batch size is not looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="kinds">The kinds of records, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded, the specification or the options are not valid, or the weights do not fit.</exception>
    public TorchTrainer(NetworkSpecification specification, Weights weights, IBatchSource batches, LayerTrainerOptions options, ModuleKinds? kinds = null)
        : base(new TorchGradients<T>(specification, weights), batches, options, kinds)
    {
    }
}
