namespace Mathesis.Teaching;

/// <summary>Training left the finite numbers. The last good snapshot is kept.</summary>
/// <param name="step">The update after which the loss was not finite.</param>
/// <param name="loss">The loss.</param>
public sealed class DivergenceException(long step, double loss)
    : Exception(FormattableString.Invariant($"the training loss became {loss} at step {step}; the last snapshot before it is kept: try a smaller learning rate"))
{
    /// <summary>The update after which the loss was not finite.</summary>
    public long Step { get; } = step;
}
