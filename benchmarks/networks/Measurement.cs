namespace Mathesis.Benchmarks.Networks;

/// <summary>The median milliseconds of one piece of work.</summary>
internal sealed record Measurement(string Case, string Work, int Threads, double Milliseconds);
