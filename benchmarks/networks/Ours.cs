using System.Diagnostics;
using Mathesis.Networks;

namespace Mathesis.Benchmarks.Networks;

/// <summary>Measures the layer engine.</summary>
internal static class Ours
{
    /// <summary>Forward pass, evaluation and training step of a case.</summary>
    /// <param name="subject">The case.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="seconds">How long to measure each.</param>
    public static IEnumerable<Measurement> Measure(Case subject, int threads, double seconds)
    {
        Weights weights = Initialisation.PyTorch.Create(subject.Specification, 0);
        var network = new LayerNetwork<float>(subject.Specification, weights) { Threads = threads };
        yield return new(subject.Name, "forward", threads, Median(() => network.Run(subject.Examples.Inputs), seconds));
        yield return new(subject.Name, "evaluation", threads, Median(() => network.Evaluate(subject.Examples, subject.Objective), seconds));
        using var trainer = new LayerTrainer(subject.Specification, weights, subject.Examples, new LayerTrainerOptions { Objective = subject.Objective }) { Threads = threads };
        yield return new(subject.Name, "training step", threads, Median(() => trainer.Update(), seconds));
    }

    private static double Median(Action work, double seconds)
    {
        var times = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        // The first runs compile.
        for (int run = 0; run < 5 || Stopwatch.GetElapsedTime(begin).TotalSeconds < 0.5 * seconds; run++) work();
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
