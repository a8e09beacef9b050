namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>What <c>--json</c> prints.</summary>
internal sealed record BenchmarkOutput(int Schema, string Machine, string VectorPath, int Cores, IReadOnlyList<BenchmarkRow> Steps, IReadOnlyList<ProductRow> Products);
