using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What runs a module: a forward and a backward kernel. A layer has no state of its own but refers to its parameters; what the
/// backward kernel needs of the forward one lies in the pass. Layers never write into a tensor they were given.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public abstract class Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The names of its hook points, in the order a pass meets them.</summary>
    public abstract IReadOnlyList<string> HookPoints { get; }

    /// <summary>Runs the layer.</summary>
    /// <param name="input">
    /// [sequences, positions, features]; from the last block on there is one position alone where the pass wants the last
    /// position only. The first layer gets no features and reads the tokens of the pass.
    /// </param>
    /// <param name="pass">The pass.</param>
    /// <returns>[sequences, positions, features of the output].</returns>
    public abstract Tensor<T> Forward(Tensor<T> input, Pass<T> pass);

    /// <summary>Adds to the gradients of the layer's parameters, after <see cref="Forward"/> of the same pass.</summary>
    /// <param name="outputGradient">The gradient of the loss in the output.</param>
    /// <param name="pass">The pass; it trains.</param>
    /// <returns>The gradient of the loss in the input.</returns>
    public abstract Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass);
}
