using System.Numerics;

namespace Mathesis.Networks;

/// <summary>What a <see cref="Trainer{T}"/> needs of an engine: gradients, and to be told that parameters changed.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public interface IGradientEngine<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The network.</summary>
    NetworkSpecification Specification { get; }

    /// <summary>The parameters. The trainer changes their values and then calls <see cref="TakeOver"/>.</summary>
    ParameterSet<T> Parameters { get; }

    /// <summary>How many threads a gradient and an evaluation use, at least 1.</summary>
    int Threads { get; set; }

    /// <summary>Checks that examples fit the network.</summary>
    /// <exception cref="Core.InputError">They do not.</exception>
    void Require(Examples examples);

    /// <summary>Checks that the engine can compute an auxiliary loss of the network.</summary>
    /// <exception cref="Core.InputError">It cannot.</exception>
    void Require(AuxiliaryLoss auxiliary);

    /// <summary>
    /// Puts the gradient of an objective and auxiliary losses in every parameter into <see cref="Gradients"/>. Dropout's masks are functions
    /// of (seed, number). The running statistics among the parameters move.
    /// </summary>
    /// <param name="examples">The batch.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="auxiliary">What is added to it.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="number">The number of the batch, from 0.</param>
    /// <returns>The means of the objective and of the auxiliary losses.</returns>
    (double Loss, double Penalty) Differentiate(Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, ulong seed, long number);

    /// <summary>The gradients that <see cref="Differentiate"/> found last; the trainer may change them.</summary>
    ParameterSet<T> Gradients { get; }

    /// <summary>The parameters' values were changed.</summary>
    void TakeOver();

    /// <summary>The mean of an objective over examples, and the accuracy.</summary>
    /// <exception cref="Core.InputError">The examples do not fit.</exception>
    Evaluation Evaluate(Examples examples, Objective objective);
}
