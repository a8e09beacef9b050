using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>Training that left the finite numbers. Nothing is written then, so the last good snapshot is kept.</summary>
public static class Divergence
{
    private const string Expected = "the last snapshot before it is kept: try a smaller learning rate";

    /// <summary>Checks the loss of an update.</summary>
    /// <param name="step">The number of the update, from 1.</param>
    /// <param name="loss">The loss before it.</param>
    /// <exception cref="InputError">It is not finite.</exception>
    public static void Require(long step, double loss)
    {
        if (!double.IsFinite(loss)) throw new InputError(FormattableString.Invariant($"the training loss became {loss} at step {step}"), "training", Expected);
    }

    /// <summary>Checks weights before they are saved: an update after a finite loss can leave ones that are not.</summary>
    /// <param name="step">The number of the last update.</param>
    /// <param name="weights">The weights after it.</param>
    /// <exception cref="InputError">One is not finite.</exception>
    public static void Require(long step, Weights weights)
    {
        foreach ((string name, Numerics.Tensor<float> tensor) in weights.Tensors)
        {
            foreach (float value in tensor.Span)
            {
                if (!float.IsFinite(value)) throw new InputError(FormattableString.Invariant($"a weight of {name} became {value} at step {step}"), "training", Expected);
            }
        }
    }
}
