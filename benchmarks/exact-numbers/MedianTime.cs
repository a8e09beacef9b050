using System.Diagnostics;

namespace Mathesis.Benchmarks.ExactNumbers;

/// <summary>The time of one operation: the median of several samples, each of as many calls as fill a few milliseconds.</summary>
internal static class MedianTime
{
    private const double SampleSeconds = 0.004;
    private const int MostSamples = 15;

    /// <summary>Seconds of one call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="seconds">About how long to measure.</param>
    public static double Of(Action operation, double seconds)
    {
        operation();
        int calls = 1;
        double once;
        while ((once = Time(operation, calls)) < SampleSeconds) calls = Math.Max(calls * 2, (int)Math.Min(1e7, calls * SampleSeconds / Math.Max(once, 1e-9)));
        var samples = new List<double> { once / calls };
        double spent = once;
        while (samples.Count < MostSamples && (spent < seconds || samples.Count < 3))
        {
            double sample = Time(operation, calls);
            samples.Add(sample / calls);
            spent += sample;
        }
        samples.Sort();
        return samples[samples.Count / 2];
    }

    private static double Time(Action operation, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) operation();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
