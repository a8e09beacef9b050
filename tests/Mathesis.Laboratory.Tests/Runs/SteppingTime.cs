namespace Mathesis.Laboratory.Tests;

/// <summary>A clock that goes on by a second each time it is looked at, so that snapshots are due at fixed steps.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref ticks);
}
