namespace Mathesis.Scripting;

/// <summary>Hands out the numbers of a range.</summary>
internal sealed class RangeIterator(long start, long count, long step) : IteratorValue
{
    private long value = start;
    private long left = count;

    public override object? Next()
    {
        if (left <= 0) return null;
        left--;
        long current = value;
        value = unchecked(value + step);
        return Number.Box(current);
    }
}
