using System.Diagnostics;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Numerics;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>Times decoding, from the reports to the frequencies, on one thread; and counts the iterations of least squares over the number of categories.</summary>
internal static class DecodingArm
{
    /// <summary>Runs the measurements.</summary>
    public static void Run(IArmContext arm)
    {
        PrivateFrequencyOptions options = PrivateFrequency.ReadOptions(arm.Settings);
        int[] values = Survey.Values("zipf", options.LargeCategories, options.Users, arm.Seed);
        ResidueSystem system = ModuliSearch.Find(options.LargeCategories);
        arm.Progress.Phase("decoding");
        double modularTotal = 0, projectiveTotal = 0, least = double.PositiveInfinity;
        foreach (double epsilon in PrivateFrequencyOptions.Parse(options.DecodingEpsilons))
        {
            var budget = new PrivacyBudget(epsilon);
            double modular = Time(arm, new ModularSubsetSelection(system, budget), values, options.Timings);
            double projective = Time(arm, new ProjectiveGeometryResponse(options.LargeCategories, budget), values, options.Timings);
            (modularTotal, projectiveTotal) = (modularTotal + modular, projectiveTotal + projective);
            least = Math.Min(least, projective / modular);
        }
        arm.Measure("decoding time: PGR over MSS, all budgets", projectiveTotal / modularTotal);
        arm.Measure("decoding time: PGR over MSS, least", least);
        CountIterations(arm, options);
    }

    private static double Time(IArmContext arm, FrequencyMechanism mechanism, int[] values, int timings)
    {
        var source = new SeededSource(new RandomStream("papers/private-frequency/decoding", arm.Seed));
        var reports = new ReportBatch();
        foreach (int value in values) mechanism.Encode(value, source, reports);
        double[] seconds = new double[timings];
        for (int timing = -1; timing < timings; timing++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            mechanism.Estimate(reports);
            // The first time warms up.
            if (timing >= 0) seconds[timing] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        double median = Intervals.Median(seconds);
        arm.Measure(Survey.Key("decoding seconds", "zipf", mechanism.Name, mechanism.Budget.Epsilon), median);
        return median;
    }

    private static void CountIterations(IArmContext arm, PrivateFrequencyOptions options)
    {
        int fewest = int.MaxValue, most = 0;
        for (int categories = Math.Max(64, options.LargeCategories / 64); categories <= options.LargeCategories; categories *= 4)
        {
            var mechanism = new ModularSubsetSelection(categories, new PrivacyBudget(2));
            int[] values = Survey.Values("zipf", categories, options.Users, arm.Seed);
            var source = new SeededSource(new RandomStream("papers/private-frequency/iterations", arm.Seed));
            var reports = new ReportBatch();
            foreach (int value in values) mechanism.Encode(value, source, reports);
            Lsmr solved = mechanism.Decode(reports);
            arm.Measure(FormattableString.Invariant($"iterations, {categories} categories"), solved.Iterations);
            fewest = Math.Min(fewest, solved.Iterations);
            most = Math.Max(most, solved.Iterations);
        }
        arm.Measure("iterations: most over fewest", (double)most / fewest);
    }
}
