using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>A network that can be run and looked into: every hook point is readable and replaceable.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public interface IForward<T> where T : unmanaged
{
    /// <summary>The network.</summary>
    NetworkSpecification Specification { get; }

    /// <summary>The names of all hook points, in the order a pass meets them.</summary>
    IReadOnlyList<string> HookPoints { get; }

    /// <summary>Runs the network.</summary>
    /// <param name="tokens">The sequences; tokens lie in the vocabulary, lengths within the context.</param>
    /// <param name="hooks">What to do at hook points, or null.</param>
    /// <returns>The logits, [sequences, positions, outputs].</returns>
    Tensor<T> Run(TokenBatch tokens, Hooks<T>? hooks = null);
}
