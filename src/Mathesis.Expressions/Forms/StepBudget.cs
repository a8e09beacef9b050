namespace Mathesis.Expressions;

/// <summary>Counts the steps of a computation and ends it when there have been too many: no clock, no thread, the same end on every machine.</summary>
internal sealed class StepBudget(long steps)
{
    private long left = steps;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => left < 0;

    /// <summary>Takes steps; one is about ten nanoseconds.</summary>
    /// <exception cref="StepLimitException">There are none left.</exception>
    public void Spend(long count)
    {
        left -= count;
        if (left < 0) throw new StepLimitException();
    }

    /// <summary>A budget of its own out of what is left.</summary>
    public StepBudget Part(long count) => new(Math.Min(count, Math.Max(0, left)));

    /// <summary>Takes what a part has used.</summary>
    public void Take(StepBudget part, long given) => left -= Math.Min(given, Math.Max(0, left)) - Math.Max(0, part.left);
}
