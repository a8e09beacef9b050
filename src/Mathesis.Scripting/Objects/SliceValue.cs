namespace Mathesis.Scripting;

/// <summary>The bounds of a slice; None where they were left out.</summary>
internal sealed class SliceValue(object start, object stop, object step) : ScriptObject
{
    public object Start { get; } = start;

    public object Stop { get; } = stop;

    public object Step { get; } = step;

    public override ClassValue Class => Classes.Slice;

    /// <summary>The first index, the step and the number of elements in a sequence of that length.</summary>
    public (int Start, int Step, int Count) For(int length)
    {
        long step = Bound(Step) ?? 1;
        if (step == 0) throw Fault.Value("slice step cannot be zero");
        long start = Clamp(Bound(Start), step > 0 ? 0 : length - 1), stop = Clamp(Bound(Stop), step > 0 ? length : -1);
        long count = step > 0 ? (start < stop ? ((stop - start - 1) / step) + 1 : 0) : stop < start ? ((start - stop - 1) / -Math.Max(step, -int.MaxValue)) + 1 : 0;
        return ((int)start, (int)Math.Clamp(step, int.MinValue, int.MaxValue), (int)count);

        long Clamp(long? bound, long missing)
        {
            if (bound is not { } value) return missing;
            if (value < 0) value += length;
            return step > 0 ? Math.Clamp(value, 0, length) : Math.Clamp(value, -1, length - 1);
        }
    }

    private static long? Bound(object bound)
    {
        if (bound is None) return null;
        object index = Number.Index(bound, "slice indices must be integers or None or have an __index__ method");
        return index is long value ? Math.Clamp(value, -(1L << 62), 1L << 62) : ((Exact.Integer)index).Sign < 0 ? -(1L << 62) : 1L << 62;
    }
}
