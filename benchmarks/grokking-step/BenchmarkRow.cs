namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>One way to make the step: milliseconds, GFLOP/s of its own arithmetic where that is counted, and how many times ours at its best.</summary>
internal sealed record BenchmarkRow(string Name, int Threads, double Milliseconds, double? Gflops, double? Ratio);
