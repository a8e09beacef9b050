using System.Numerics;

namespace Mathesis.Networks;

/// <summary>Changes parameters along their gradients, with the state that this needs.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public abstract class Optimiser<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What must be saved to continue, by name; each set holds the parameters that are trained.</summary>
    public abstract IReadOnlyList<(string Name, ParameterSet<T> Values)> State { get; }

    /// <summary>How many threads an update may use, at least 1; it changes no bit.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Makes one update.</summary>
    /// <param name="step">Its number, from 1.</param>
    /// <param name="parameters">The parameters; changed.</param>
    /// <param name="gradients">The gradients.</param>
    public abstract void Update(long step, ParameterSet<T> parameters, ParameterSet<T> gradients);
}
