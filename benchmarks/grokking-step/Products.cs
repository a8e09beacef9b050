using System.Diagnostics;
using System.Text.Json;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>The matrix products that the step is made of, and a large one.</summary>
internal static class Products
{
    private static readonly (int M, int N, int K)[] sizes = [(2048, 2048, 2048), (3830, 512, 128), (48, 112, 512), (227, 128, 128)];

    /// <summary>Rates here and in PyTorch, one thread each.</summary>
    public static IReadOnlyList<ProductRow> Measure()
    {
        IReadOnlyList<JsonElement> peers = PyTorchPeer.MeasureProducts();
        return [.. sizes.Select((size, index) => new ProductRow(
            size.M, size.N, size.K, Rate(size.M, size.N, size.K), index < peers.Count ? peers[index].GetProperty("gflops").GetDouble() : null))];
    }

    private static double Rate(int m, int n, int k)
    {
        float[] a = Random("a", m * k), b = Random("b", k * n), c = new float[m * n];
        var times = new List<double>();
        for (int run = 0; run < 40; run++)
        {
            long start = Stopwatch.GetTimestamp();
            MatrixProduct.Multiply<float>(m, n, k, a, k, 1, b, n, 1, c, n);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2e-9 * m * n * k / times.Skip(10).Order().ElementAt(15);
    }

    private static float[] Random(string purpose, int count)
    {
        var stream = new RandomStream($"benchmarks/{purpose}", 1);
        var values = new float[count];
        foreach (ref float value in values.AsSpan()) value = (float)stream.NextGaussian();
        return values;
    }
}
