using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

public class PruningCurveTests
{
    private const int N = 11;
    private static readonly int[] All = [.. Enumerable.Range(0, N * N)];
    private static readonly int[] Sums = MaximumMarginTests.Addition(N);

    [Fact]
    public void A_row_of_the_curve_is_the_accuracy_of_the_network_without_the_neurons()
    {
        var random = new RandomStream("pruning", 1);
        var network = new QuadraticPairNetwork(N, N, Noise(30 * N), Noise(30 * N), Noise(30 * N));
        int[] order = [4, 29, 0, 17, 8];
        double[,] curve = PruningCurve.Of(network, order, [(All, Sums), ([5, 7], [Sums[5], 0])]);
        for (int removed = 0; removed <= order.Length; removed++)
        {
            double[] logits = network.Keep([.. Enumerable.Range(0, 30).Except(order.Take(removed))]).Logits();
            double right = All.Count(pair => CrossEntropy.IsRight<double>(logits.AsSpan(pair * N, N), Sums[pair]));
            Assert.Equal(right / All.Length, curve[removed, 0], 1e-12);
        }

        double[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }

    [Fact]
    public void Neurons_that_memorise_are_told_from_waves_and_pruned_first()
    {
        // A network of cosines, and neurons that each fire for one pair alone and vote for a wrong class there.
        QuadraticPairNetwork waves = MaximumMargin.CosineNetwork(N);
        int[] pairs = [.. Enumerable.Range(0, 9).Select(i => i * N + (3 * i + 1) % N)];
        int[] wrong = [.. pairs.Select(pair => (Sums[pair] + 4) % N)];
        int neurons = waves.Neurons + pairs.Length;
        var network = new QuadraticPairNetwork(N, N, new double[neurons * N], new double[neurons * N], new double[neurons * N]);
        for (int i = 0; i < waves.Neurons; i++)
        {
            waves.First(i).CopyTo(network.First(i));
            waves.Second(i).CopyTo(network.Second(i));
            waves.Output(i).CopyTo(network.Output(i));
        }
        for (int i = 0; i < pairs.Length; i++)
        {
            // (u + v)^2 is 0 but where a or b is that of the pair; where both are, it is 9.
            network.First(waves.Neurons + i)[pairs[i] / N] = 1.5;
            network.Second(waves.Neurons + i)[pairs[i] % N] = 1.5;
            network.Output(waves.Neurons + i)[wrong[i]] = 4;
        }
        double[] participations = PairNeurons.Participations(network);
        Assert.All(participations[..waves.Neurons], value => Assert.Equal(1, value, 1e-9));
        Assert.All(participations[waves.Neurons..], value => Assert.InRange(value, 0, 0.2));
        int[] order = [.. Enumerable.Range(0, neurons).OrderBy(i => participations[i])];
        int[] others = [.. All.Except(pairs)];
        double[,] curve = PruningCurve.Of(network, order, [(pairs, wrong), (others, [.. others.Select(pair => Sums[pair])]), (All, Sums)]);
        Assert.True(curve[0, 0] > 0.5);
        Assert.Equal(0, curve[pairs.Length, 0]);
        Assert.Equal(1, curve[pairs.Length, 2]);
        Assert.True(curve[neurons, 2] < 0.5);
    }

    [Fact]
    public void The_analytic_solution_is_right_when_it_is_wide()
    {
        QuadraticPairNetwork network = PairNeurons.Analytic(23, 4_000, seed: 2);
        Assert.Equal(1, PruningCurve.Of(network, [], [([.. Enumerable.Range(0, 529)], MaximumMarginTests.Addition(23))])[0, 0]);
        Assert.All(PairNeurons.Participations(network), value => Assert.Equal(1, value, 1e-9));
    }

    [Fact]
    public void The_network_of_trained_weights_computes_their_logits()
    {
        var specification = new NetworkSpecification
        {
            Vocabulary = 5,
            Context = 2,
            Width = 7,
            Outputs = 5,
            Modules = [new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new Unembedding()],
        };
        Weights weights = new NormalInitialisation { Deviation = 0.5 }.Create(specification, 3);
        var network = new LayerNetwork<double>(specification, weights);
        int[] tokens = [.. Enumerable.Range(0, 25).SelectMany(pair => (int[])[pair / 5, pair % 5])];
        double[] expected = network.RunLast(new TokenBatch(tokens, 2)).Values;
        double[] logits = PairNeurons.Network(weights).Logits();
        for (int i = 0; i < logits.Length; i++) Assert.Equal(expected[i], logits[i], 1e-12);
    }
}
