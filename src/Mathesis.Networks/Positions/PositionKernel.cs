using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="PositionScheme"/>: overrides turning, or the bias, or both. Kernels have no state that a pass changes.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public abstract class PositionKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether queries and keys are turned.</summary>
    public virtual bool Turns => false;

    /// <summary>Whether scores get a bias.</summary>
    public virtual bool HasBias => false;

    /// <summary>Turns one head's query or key in place, by a linear map that depends on the id.</summary>
    /// <param name="id">The position id.</param>
    /// <param name="vector">[head width].</param>
    public virtual void Turn(int id, Span<T> vector)
    {
    }

    /// <summary>Applies the transposed map of <see cref="Turn"/> in place: turns a gradient back.</summary>
    public virtual void TurnBack(int id, Span<T> vector) => Turn(-id, vector);

    /// <summary>Adds to one query's scores, which are already scaled.</summary>
    /// <param name="head">The head.</param>
    /// <param name="queryId">The query's position id.</param>
    /// <param name="keyIds">The keys' position ids.</param>
    /// <param name="scores">As long as the keys.</param>
    public virtual void AddBias(int head, int queryId, ReadOnlySpan<int> keyIds, Span<T> scores)
    {
    }

    /// <summary>Adds to the gradients of the scheme's parameters.</summary>
    /// <param name="head">The head.</param>
    /// <param name="queryId">The query's position id.</param>
    /// <param name="keyIds">The keys' position ids.</param>
    /// <param name="scoreGradients">The gradients of the scores, as long as the keys.</param>
    /// <param name="pass">The pass.</param>
    public virtual void AddBiasGradient(int head, int queryId, ReadOnlySpan<int> keyIds, ReadOnlySpan<T> scoreGradients, Pass<T> pass)
    {
    }
}
