using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

public class PairCircuitTests
{
    private const int N = 11;

    [Fact]
    public void The_circuit_of_a_network_built_by_hand_is_found()
    {
        (NetworkSpecification specification, Weights weights) = RotationNetwork.Build(N, 4, 2, 5);
        GridTask task = SyntheticGrid.Addition(N);
        var circuit = PairCircuit.Analyse(new LayerNetwork<double>(specification, weights), weights, task);

        Assert.Equal([2, 5], circuit.Keys);
        Assert.Equal(new SplitValue(1, 1, 1), circuit.Measures.Full.Accuracy);
        Assert.Equal([2, 5], KeyFrequencies.FromSpectrum(circuit.Embedding));
        Assert.Equal(0, circuit.LogitMap.RelativeResidual(2, 5), 1e-6);
        Assert.InRange(circuit.LogitMap.RelativeResidual(2), 0.5, 0.9);
        Assert.Equal(new Dictionary<int, int> { [2] = RotationNetwork.Phases, [5] = RotationNetwork.Phases }, circuit.Neurons.Counts);
        Assert.All(circuit.Circles, circle => Assert.Equal((1, 1), (Math.Round(circle.Roundness, 5), Math.Round(circle.Purity, 5))));
        // Attention is uniform.
        Assert.All(circuit.Heads, head => Assert.Equal(default, head));

        // Without the neurons' read-out, or without its directions in the logits, the network guesses.
        double guess = Math.Log(N), full = circuit[AblationTable.Full].Loss.All;
        Assert.InRange(full, 0, 0.1);
        Assert.Equal(full, circuit[AblationTable.NeuronsOnDirections].Loss.All, 1e-6);
        Assert.Equal(guess, circuit[AblationTable.NeuronsOffDirections].Loss.All, 1e-6);
        Assert.True(circuit[AblationTable.Remove(2)].Loss.All > 10 * full);
        Assert.True(circuit[AblationTable.Remove(5)].Loss.All > 10 * full);
        Assert.True(circuit.Measures.ExcludedLoss > guess - 0.5);
        // What |cos(w (a - b) / 2)| varies is not in the sum directions; its mean, 2/pi, is most of it.
        Assert.InRange(circuit.Measures.VarianceExplained, 0.75, 0.9);
        Assert.All(circuit.ReadOuts, readOut => Assert.InRange(readOut.Cosine, 0.75, 0.9));
    }

    [Fact]
    public void Logits_are_what_the_neurons_write_and_what_goes_past_them()
    {
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(N, 12, heads: 2, headWidth: 6, hidden: 20);
        Weights weights = WeightInitialisation.Create(specification, 5);
        weights["blocks.0.mlp.b_out"].Span.Fill(0.3f);
        var network = new LayerNetwork<double>(specification, weights);
        GridActivations activations = GridActivations.Of(network, N);
        SyntheticGrid.AssertClose(GridActivations.LogitsOf(network, N), activations.Logits, 1e-12);

        PairGrid fromNeurons = LogitMap.FromWeights(weights, N).Apply(activations.Neurons);
        Tensor<float> unembedding = weights["unembed.W_U"];
        PairGrid past = SyntheticGrid.Of(N, N, (_, _, _) => 0);
        network.Run(
            new TokenBatch([.. Enumerable.Range(0, N * N).SelectMany(pair => (int[])[pair / N, pair % N, N])], 3),
            new Hooks<double>().Read("blocks.0.hook_resid_mid", middle =>
            {
                for (int pair = 0; pair < N * N; pair++)
                {
                    for (int c = 0; c < N; c++)
                    {
                        for (int d = 0; d < 12; d++) past.Row(pair)[c] += (middle.Row(3 * pair + 2)[d] + 0.3f) * unembedding[d, c];
                    }
                }
            }));
        SyntheticGrid.AssertClose(activations.Logits, fromNeurons.Plus(past), 1e-9);
        for (int pair = 0; pair < N * N; pair++)
        {
            for (int head = 0; head < 2; head++)
                Assert.InRange(activations.AttentionToFirst.Row(pair)[head] + activations.AttentionToSecond.Row(pair)[head], 0.01, 0.99);
        }
    }

    [Fact]
    public void A_network_without_neurons_gets_one_line()
    {
        NetworkSpecification bare = NetworkSpecification.OneBlockTransformer(N) with { Modules = [new TokenEmbedding(), new Unembedding()] };
        Weights weights = WeightInitialisation.Create(bare, 1);
        Assert.StartsWith(
            "unknown parameter 'blocks.0.mlp.W_out'",
            Assert.Throws<InputError>(() => PairCircuit.Analyse(new LayerNetwork<double>(bare, weights), weights, SyntheticGrid.Addition(N))).Message,
            StringComparison.Ordinal);
    }
}
