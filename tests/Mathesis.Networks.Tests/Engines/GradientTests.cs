using CsCheck;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class GradientTests
{
    [Fact]
    public void Gradients_agree_with_finite_differences_for_every_parameter_of_random_networks() =>
        Gen.Select(SmallNetworks.Specifications, Gen.Int[1, 5], Gen.ULong).Sample((specification, count, seed) =>
        {
            int positions = 1 + (int)(seed % (ulong)specification.Context);
            CheckGradients(new LayerNetwork<double>(specification, SmallNetworks.Parameters(specification, seed)),
                SmallNetworks.Examples(specification, count, positions, seed), perTensor: 6, relative: 1e-6, absolute: 1e-8);
        }, iter: 150);

    [Fact]
    public void Gradients_agree_with_finite_differences_near_convergence()
    {
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(5, width: 12, heads: 2, headWidth: 6, hidden: 24);
        Examples examples = SmallNetworks.ModularAddition(5);
        using var trainer = new LayerTrainer(specification, WeightInitialisation.Create(specification, 1), examples,
            new LayerTrainerOptions { Optimiser = new AdamWOptions { LearningRate = 0.02, WeightDecay = 0.001 } });
        double loss = 1;
        for (int step = 0; step < 3000 && loss > 2e-4; step++) loss = trainer.Update();
        Assert.InRange(loss, 0, 2e-4);
        CheckGradients(new LayerNetwork<double>(specification, trainer.ExportWeights()), examples, perTensor: 20, relative: 1e-5, absolute: 1e-11);
    }

    [Fact]
    public void The_loss_at_the_last_position_is_that_of_the_whole_run() =>
        Gen.Select(SmallNetworks.Specifications, Gen.Int[1, 5], Gen.ULong).Sample((specification, count, seed) =>
        {
            var network = new LayerNetwork<double>(specification, SmallNetworks.Parameters(specification, seed));
            Examples examples = SmallNetworks.Examples(specification, count, specification.Context, seed);
            Tensor<double> all = network.Run(examples.Inputs);
            Tensor<double> last = network.RunLast(examples.Inputs);
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                Span<double> row = all.Row((i + 1) * specification.Context - 1);
                for (int output = 0; output < row.Length; output++) Assert.Equal(row[output], last[i, output], 1e-10);
                double largest = row.ToArray().Max();
                double partition = 0;
                foreach (double logit in row) partition += Math.Exp(logit - largest);
                sum -= row[examples.Targets[i]] - largest - Math.Log(partition);
            }
            network.LossAndGradients(examples, out double loss);
            Assert.Equal(sum / count, loss, 1e-9);
            Assert.Equal(loss, network.Evaluate(examples).Loss, 1e-12);
        }, iter: 200);

    [Fact]
    public void Single_and_double_precision_agree()
    {
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(11, width: 16, heads: 2, headWidth: 8, hidden: 32);
        Examples examples = SmallNetworks.ModularAddition(11);
        Weights weights = WeightInitialisation.Create(specification, 7);
        IReadOnlyDictionary<string, Tensor<float>> single = new LayerNetwork<float>(specification, weights).LossAndGradients(examples, out double singleLoss);
        IReadOnlyDictionary<string, Tensor<double>> reference = new LayerNetwork<double>(specification, weights).LossAndGradients(examples, out double referenceLoss);
        Assert.Equal(referenceLoss, singleLoss, 1e-6);
        foreach ((string name, Tensor<double> expected) in reference) Assert.InRange(RelativeDistance(single[name], expected), 0, 1e-5);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits_and_so_does_looking()
    {
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(43, width: 12, heads: 2, headWidth: 6, hidden: 20);
        Examples examples = SmallNetworks.ModularAddition(43);
        var network = new LayerNetwork<float>(specification, WeightInitialisation.Create(specification, 7));
        float[] logits = network.Run(examples.Inputs).Values;
        Assert.Equal(logits, network.Run(examples.Inputs, new Hooks<float>().Read("blocks.0.mlp.hook_post", _ => { })).Values);
        IReadOnlyDictionary<string, Tensor<float>> gradients = network.LossAndGradients(examples, out double loss);
        Evaluation evaluation = network.Evaluate(examples);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            network.Threads = threads;
            Assert.Equal(logits, network.Run(examples.Inputs).Values);
            IReadOnlyDictionary<string, Tensor<float>> again = network.LossAndGradients(examples, out double lossAgain);
            Assert.Equal(loss, lossAgain);
            foreach ((string name, Tensor<float> tensor) in gradients) Assert.Equal(tensor.Values, again[name].Values);
            Assert.Equal(evaluation, network.Evaluate(examples));
        }
    }

    internal static double RelativeDistance<T>(Tensor<T> actual, Tensor<double> expected) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        double distance = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            distance += Math.Pow(double.CreateChecked(actual.Values[i]) - expected.Values[i], 2);
            norm += expected.Values[i] * expected.Values[i];
        }
        return norm == 0 ? Math.Sqrt(distance) : Math.Sqrt(distance / norm);
    }

    /// <summary>
    /// Compares derivatives in random directions of each tensor with central differences of two steps, extrapolated to fourth
    /// order. Where a rectifier switches within a step the loss has a corner there; such a direction says nothing.
    /// </summary>
    private static void CheckGradients(LayerNetwork<double> network, Examples examples, int perTensor, double relative, double absolute)
    {
        const double Step = 1e-4;
        IReadOnlyDictionary<string, Tensor<double>> gradients = network.LossAndGradients(examples, out _);
        int corners = 0, checks = 0;
        foreach ((string name, Tensor<double> parameter) in network.Parameters)
        {
            var stream = new Core.RandomStream($"tests/directions/{name}", 1);
            double[] original = [.. parameter.Values];
            for (int trial = 0; trial < perTensor; trial++)
            {
                double[] direction = [.. original.Select(_ => stream.NextGaussian())];
                double norm = Math.Sqrt(direction.Sum(d => d * d));
                for (int i = 0; i < direction.Length; i++) direction[i] /= norm;
                bool[] centre = Switches(network, examples.Inputs);
                bool hasCorner = false;
                double At(double distance)
                {
                    for (int i = 0; i < original.Length; i++) parameter.Values[i] = original[i] + distance * direction[i];
                    double loss = network.Evaluate(examples).Loss;
                    hasCorner |= !centre.AsSpan().SequenceEqual(Switches(network, examples.Inputs));
                    original.CopyTo(parameter.Values, 0);
                    return loss;
                }
                double coarse = (At(2 * Step) - At(-2 * Step)) / (4 * Step);
                double fine = (At(Step) - At(-Step)) / (2 * Step);
                checks++;
                if (hasCorner)
                {
                    corners++;
                    continue;
                }
                double exact = direction.Zip(gradients[name].Values, (d, g) => d * g).Sum();
                double tolerance = absolute + relative * Math.Abs(exact);
                Assert.InRange((4 * fine - coarse) / 3, exact - tolerance, exact + tolerance);
            }
        }
        Assert.InRange(corners, 0, checks / 2);
    }

    /// <summary>Which rectifiers are open, for all neurons and tokens.</summary>
    private static bool[] Switches(LayerNetwork<double> network, TokenBatch tokens)
    {
        var open = new List<bool>();
        var hooks = new Hooks<double>();
        foreach (string point in network.HookPoints.Where(point => point.EndsWith("mlp.hook_pre", StringComparison.Ordinal)))
            hooks.Read(point, value => open.AddRange(value.Values.Select(v => v > 0)));
        network.RunLast(tokens, hooks);
        return [.. open];
    }
}
