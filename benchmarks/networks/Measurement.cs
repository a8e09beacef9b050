namespace Mathesis.Benchmarks.Networks;

/// <summary>The median milliseconds of one piece of work with a setting of threads.</summary>
internal sealed record Measurement(string Case, string Work, string Setting, double Milliseconds);
