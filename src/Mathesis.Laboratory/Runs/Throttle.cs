namespace Mathesis.Laboratory;

/// <summary>Lets progress through at most so often; free enough to ask every step.</summary>
internal sealed class Throttle(TimeProvider time, TimeSpan interval)
{
    /// <summary>As often as people can read, and a pipe carries with ease.</summary>
    public static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private long last;
    private bool passed;

    public bool Pass(bool always)
    {
        long now = time.GetTimestamp();
        if (passed && !always && time.GetElapsedTime(last, now) < interval) return false;
        last = now;
        passed = true;
        return true;
    }
}
