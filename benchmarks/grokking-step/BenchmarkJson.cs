using System.Text.Json;
using System.Text.Json.Serialization;
using Mathesis.Numerics;

namespace Mathesis.Benchmarks.GrokkingStep;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BenchmarkOutput))]
internal sealed partial class BenchmarkJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<BenchmarkRow> steps, IReadOnlyList<ProductRow> products) =>
        JsonSerializer.Serialize(new BenchmarkOutput(1, Machine.Name, VectorPath.Name, Environment.ProcessorCount, steps, products), Default.BenchmarkOutput);
}
