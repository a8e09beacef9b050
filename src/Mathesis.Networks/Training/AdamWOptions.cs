using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// AdamW with a linear warm-up. Decay is decoupled and acts on every parameter (Loshchilov and Hutter 2019, algorithm 2):
/// w -= rate * (m / (sqrt(v) + epsilon) + decay * w), with bias-corrected moments.
/// </summary>
public sealed record AdamWOptions : IOptions
{
    /// <summary>The learning rate after warm-up, positive.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The decoupled weight decay, at least 0.</summary>
    public double WeightDecay { get; init; } = 1;

    /// <summary>The decay of the first moment, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the second moment, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>What keeps the quotient finite, positive.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Steps over which the rate rises linearly to its value: at step t (from 1) it is rate * min(1, t / steps).</summary>
    public int WarmUpSteps { get; init; } = 10;

    /// <inheritdoc/>
    public void Validate()
    {
        Require(LearningRate > 0, nameof(LearningRate), LearningRate, "a positive rate");
        Require(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "a decay of at least 0");
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "a number in [0, 1)");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "a number in [0, 1)");
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "a positive number");
        Require(WarmUpSteps >= 0, nameof(WarmUpSteps), WarmUpSteps, "a number of steps");
    }

    private static void Require(bool condition, string field, double value, string expected)
    {
        if (!condition)
            throw new InputError(FormattableString.Invariant($"{value} is out of range"), field, $"expected {expected}");
    }
}
