using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>What multiplies the learning rate at each update. The set is open: a schedule is a record and a registered kind.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>Updates over which the factor rises linearly from 0: at update t (from 1) it is multiplied by min(1, t / warm-up).</summary>
    public int WarmUp { get; init; }

    /// <summary>The factor of an update.</summary>
    /// <param name="step">Its number, from 1.</param>
    public double Factor(long step) => Math.Min(1, (double)step / Math.Max(1, WarmUp)) * AfterWarmUp(Math.Max(0, step - WarmUp));

    /// <summary>Checks the schedule's fields.</summary>
    /// <exception cref="InputError">A field is out of range.</exception>
    public virtual void Validate()
    {
        if (WarmUp < 0) throw new InputError($"{WarmUp} is out of range", "warmUp", "expected a number of updates");
    }

    /// <summary>The factor without the warm-up.</summary>
    /// <param name="step">Updates after the warm-up, at least 0.</param>
    protected abstract double AfterWarmUp(long step);
}
