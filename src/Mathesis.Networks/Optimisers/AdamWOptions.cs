namespace Mathesis.Networks;

/// <summary>
/// AdamW with a linear warm-up. Decay is decoupled and acts on every parameter whose role is not excepted (Loshchilov and Hutter 2019,
/// algorithm 2): w -= rate * (m / (sqrt(v) + epsilon) + decay * w), with bias-corrected moments. The defaults are paper 105's.
/// </summary>
public sealed record AdamWOptions : OptimiserOptions
{
    /// <summary>AdamW with decay 1.</summary>
    public AdamWOptions() => WeightDecay = 1;

    /// <summary>The decay of the first moment, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the second moment, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.98;

    /// <summary>What keeps the quotient finite, positive.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Steps over which the rate rises linearly to its value: at step t (from 1) it is rate * min(1, t / steps), times the schedule's factor.</summary>
    public int WarmUpSteps { get; init; } = 10;

    /// <inheritdoc/>
    public override double Rate(long step) => base.Rate(step) * Math.Min(1, (double)step / Math.Max(1, WarmUpSteps));

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "a number in [0, 1)");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "a number in [0, 1)");
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "a positive number");
        Require(WarmUpSteps >= 0, nameof(WarmUpSteps), WarmUpSteps, "a number of steps");
    }

    /// <inheritdoc/>
    public override Optimiser<T> Build<T>(IReadOnlyList<ParameterSpecification> trained) => new AdamW<T>(trained, this);
}
