using System.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What training makes small: a number for each position that has a target, of which the mean is taken. The set is open: an
/// objective is a record and a registered kind. Losses are computed in float64 whatever the network's arithmetic.
/// </summary>
public abstract record Objective
{
    /// <summary>The softmax cross-entropy, in nats.</summary>
    public static Objective CrossEntropy { get; } = new CrossEntropyObjective();

    /// <summary>The mean square over the outputs.</summary>
    public static Objective MeanSquare { get; } = new MeanSquareObjective();

    /// <summary>Checks the objective's fields.</summary>
    /// <exception cref="Core.InputError">A field is out of range.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>The loss of one position.</summary>
    /// <param name="outputs">The network's outputs there.</param>
    /// <param name="target">What is wanted; not ignored.</param>
    public abstract double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The loss of one position, and its gradient in the outputs times a factor.</summary>
    /// <param name="outputs">The network's outputs there.</param>
    /// <param name="target">What is wanted; not ignored.</param>
    /// <param name="factor">The factor: 1 / targets for a mean.</param>
    /// <param name="gradient">As long as the outputs; overwritten.</param>
    public abstract double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target, double factor, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Whether the outputs answer rightly: the wanted class has the largest; of equal ones the first counts.</summary>
    public virtual bool IsRight<T>(ReadOnlySpan<T> outputs, RowTarget target) where T : unmanaged, IFloatingPointIeee754<T> =>
        Networks.CrossEntropy.IsRight(outputs, target.Class);
}
