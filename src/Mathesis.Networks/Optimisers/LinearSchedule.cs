using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>A straight line from the full rate after the warm-up to <see cref="Final"/> at update <see cref="Steps"/>, and that ever after.</summary>
public sealed record LinearSchedule : LearningRateSchedule
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
    protected override double AfterWarmUp(long step) => 1 - (1 - Final) * Math.Min(1, (double)step / (Steps - WarmUp));
}
