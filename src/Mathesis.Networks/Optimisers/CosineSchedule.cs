using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Half a cosine from the full rate after the warm-up down to <see cref="Final"/> at update <see cref="Steps"/>, and that ever after (Loshchilov and Hutter 2017).</summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>The update at which the end is reached, more than the warm-up.</summary>
    public required long Steps { get; init; }

    /// <summary>The factor at the end, in [0, 1].</summary>
    public double Final { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (Steps <= WarmUp) throw new InputError($"{Steps} is out of range", "steps", $"expected more updates than the warm-up's {WarmUp}");
        if (Final is not (>= 0 and <= 1)) throw new InputError(FormattableString.Invariant($"{Final} is out of range"), "final", "expected a factor in [0, 1]");
    }

    /// <inheritdoc/>
    protected override double AfterWarmUp(long step) =>
        Final + (1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (double)step / (Steps - WarmUp))));
}
