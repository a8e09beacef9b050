namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>One way to make the step: milliseconds, and how many times ours at its best.</summary>
internal sealed record BenchmarkRow(string Name, int Threads, double Milliseconds, double? Ratio);
