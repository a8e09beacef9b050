namespace Mathesis.Networks;

/// <summary>The full rate after the warm-up.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double AfterWarmUp(long step) => 1;
}
