using System.Diagnostics;
using Mathesis.Networks;

namespace Mathesis.Benchmarks.Networks;

/// <summary>Measures the layer engine.</summary>
internal static class Ours
{
    private const double WarmUpSeconds = 1;

    /// <summary>Forward pass, evaluation and training step of a case.</summary>
    /// <param name="subject">The case.</param>
    /// <param name="works">Which of them.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="seconds">How long to measure each.</param>
    public static IEnumerable<Measurement> Measure(Case subject, IReadOnlyList<string> works, int threads, double seconds)
    {
        Weights weights = Initialisation.PyTorch.Create(subject.Specification, 0);
        var network = new LayerNetwork<float>(subject.Specification, weights) { Threads = threads };
        if (works.Contains(Works.Forward)) yield return new(subject.Name, Works.Forward, Setting(threads), Median(() => network.Run(subject.Examples.Inputs), seconds));
        if (works.Contains(Works.Evaluation)) yield return new(subject.Name, Works.Evaluation, Setting(threads), Median(() => network.Evaluate(subject.Examples, subject.Objective), seconds));
        if (!works.Contains(Works.Training)) yield break;
        using var trainer = new LayerTrainer(subject.Specification, weights, subject.Examples, new LayerTrainerOptions { Objective = subject.Objective }) { Threads = threads };
        yield return new(subject.Name, Works.Training, Setting(threads), Median(() => trainer.Update(), seconds));
    }

    private static string Setting(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";

    private static double Median(Action work, double seconds)
    {
        var times = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        // The runtime compiles methods anew, faster, after some calls and a pause: that belongs to no step.
        for (int run = 0; run < 5 || Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds; run++) work();
        begin = Stopwatch.GetTimestamp();
        while (times.Count < 5 || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(times.Count / 2);
    }
}
