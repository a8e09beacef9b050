using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

public class HookProbesTests
{
    private const int N = 13;

    [Fact]
    public void Fourier_probes_find_the_circles_of_a_network_that_rotates()
    {
        (NetworkSpecification specification, Weights weights) = RotationNetwork.Build(N, 10, 2, 5);
        var network = new LayerNetwork<float>(specification, weights);
        int[] tokens = [.. Enumerable.Range(0, N * N).SelectMany(pair => (int[])[pair / N, pair % N, N])];
        int[] first = [.. Enumerable.Range(0, N * N).Select(pair => pair / N)];
        int[] sums = [.. Enumerable.Range(0, N * N).Select(pair => pair / N + pair % N)];
        IReadOnlyList<SiteProbe> probes = HookProbes.Scan(
            network, new TokenBatch(tokens, 3), [.. ProbeTarget.Waves("first", first, N), .. ProbeTarget.Waves("sum", sums, N)], seed: 1,
            ["hook_embed", "blocks.0.hook_resid_post"], [0, 2]);
        for (int k = 1; k <= N / 2; k++)
        {
            bool isKey = k is 2 or 5;
            Assert.InRange(Score(probes, "hook_embed", 0, $"first, frequency {k}"), isKey ? 0.95 : -1, isKey ? 1 : 0.3);
            // The waves of the sum come multiplied by |cos(w (a - b) / 2)|, whose squared mean over mean square is (2 / pi)^2 / (1/2) = 0.81.
            Assert.InRange(Score(probes, "blocks.0.hook_resid_post", 2, $"sum, frequency {k}"), isKey ? 0.7 : -1, isKey ? 0.9 : 0.3);
            // "=" is embedded the same, whatever stands before it.
            Assert.InRange(Score(probes, "hook_embed", 2, $"first, frequency {k}"), -1, 0.3);
        }
    }

    [Fact]
    public void A_reading_gives_the_direction_and_the_offset_that_made_the_target()
    {
        var random = new Core.RandomStream("reading", 1);
        double[] features = [.. Enumerable.Range(0, 600).Select(_ => random.NextGaussian())];
        double[] targets = [.. Enumerable.Range(0, 200).Select(row => 2 * features[3 * row] - features[3 * row + 2] + 4)];
        LinearReading reading = new LinearProbe(features, 3, seed: 1, ridge: 1e-12).Read(targets, 1);
        Assert.Equal([2, 0, -1], [.. reading.Directions.Select(x => Math.Round(x, 6) + 0.0)]);
        Assert.Equal(4, reading.Offset[0], 1e-6);
    }

    [Fact]
    public void Attention_patterns_are_left_out_even_with_as_many_heads_as_positions()
    {
        var specification = NetworkSpecification.OneBlockTransformer(5, 6, heads: 3, headWidth: 2, hidden: 8);
        var network = new LayerNetwork<float>(specification, WeightInitialisation.Create(specification, 1));
        Assert.Null(HookProbes.Activations(network, new TokenBatch([0, 1, 5, 2, 3, 5], 3), "blocks.0.attn.hook_pattern", 2));
    }

    private static double Score(IReadOnlyList<SiteProbe> probes, string point, int position, string target) =>
        probes.Single(probe => probe.Site == new Site(point, position)).Scores.Single(score => score.Target == target).Score;
}
