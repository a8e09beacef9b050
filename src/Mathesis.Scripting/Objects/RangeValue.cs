namespace Mathesis.Scripting;

/// <summary>The numbers start, start + step, … before stop.</summary>
internal sealed class RangeValue : ScriptObject
{
    public RangeValue(long start, long stop, long step)
    {
        (Start, Stop, Step) = (start, stop, step);
        Int128 distance = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        Int128 stride = Int128.Abs(step);
        Int128 count = distance <= 0 ? 0 : (distance + stride - 1) / stride;
        Count = count > long.MaxValue ? throw Fault.Overflow("Python int too large to convert to C ssize_t") : (long)count;
    }

    public long Start { get; }

    public long Stop { get; }

    public long Step { get; }

    public long Count { get; }

    public override ClassValue Class => Classes.Range;

    public long this[long index] => Start + (index * Step);

    public bool Contains(long value) =>
        Step > 0 ? value >= Start && value < Stop && ((Int128)value - Start) % Step == 0 : value <= Start && value > Stop && ((Int128)Start - value) % -(Int128)Step == 0;
}
