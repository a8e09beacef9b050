using CsCheck;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class ObjectiveTests
{
    private static readonly NetworkSpecification Perceptron = new()
    {
        Vocabulary = 5,
        Context = 2,
        Width = 6,
        Outputs = 5,
        Modules = [new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new Unembedding()],
    };

    [Fact]
    public void The_mean_square_is_a_mean_over_batch_and_classes()
    {
        var network = new LayerNetwork<double>(Perceptron, FiniteDifferences.Parameters(Perceptron, 1));
        Examples examples = SmallNetworks.Examples(Perceptron, 7, 2, 1);
        Tensor<double> outputs = network.RunLast(examples.Inputs);
        double sum = 0;
        for (int i = 0; i < 7; i++)
        {
            for (int c = 0; c < 5; c++) sum += Math.Pow(outputs[i, c] - (c == examples.Targets[i] ? 1 : 0), 2);
        }
        Assert.Equal(sum / 35, network.Evaluate(examples, Objective.MeanSquare).Loss, 1e-12);
        var numbers = new Tensor<float>(7, 5);
        for (int i = 0; i < 7; i++) numbers[i, examples.Targets[i]] = 1;
        Evaluation dense = network.Evaluate(new Examples(examples.Inputs, numbers), Objective.MeanSquare);
        Assert.Equal(sum / 35, dense.Loss, 1e-12);
        Assert.Equal(network.Evaluate(examples).Accuracy, dense.Accuracy);
    }

    [Fact]
    public void Ignored_positions_count_for_nothing()
    {
        NetworkSpecification network = NetworkSpecification.OneBlockTransformer(6, width: 8, heads: 2, headWidth: 4, hidden: 9);
        var forward = new LayerNetwork<double>(network, FiniteDifferences.Parameters(network, 2));
        Examples last = SmallNetworks.Examples(network, 5, 3, 3);
        int[] targets = [.. Enumerable.Range(0, 15).Select(i => i % 3 == 2 ? last.Targets[i / 3] : Examples.Ignored)];
        var masked = new Examples(last.Inputs, targets);
        Assert.Equal(5, masked.Wanted);
        IReadOnlyDictionary<string, Tensor<double>> expected = forward.LossAndGradients(last, out double loss);
        IReadOnlyDictionary<string, Tensor<double>> actual = forward.LossAndGradients(masked, out double maskedLoss);
        Assert.Equal(loss, maskedLoss, 1e-12);
        foreach ((string name, Tensor<double> tensor) in expected) Assert.InRange(GradientTests.RelativeDistance(actual[name], tensor), 0, 1e-11);
        Assert.Equal(forward.Evaluate(last).Accuracy, forward.Evaluate(masked).Accuracy);
        Assert.Throws<InputError>(() => forward.Evaluate(new Examples(last.Inputs, [.. Enumerable.Repeat(Examples.Ignored, 15)])));
    }

    [Fact]
    public void Packed_sequences_have_the_loss_of_single_ones()
    {
        NetworkSpecification network = NetworkSpecification.OneBlockTransformer(6, width: 8, heads: 2, headWidth: 4, hidden: 9) with { Context = 7 };
        var forward = new LayerNetwork<double>(network, FiniteDifferences.Parameters(network, 4));
        var stream = new RandomStream("tests/packing", 1);
        (int[] Tokens, int[] Targets)[] sequences =
        [
            .. new[] { 3, 5, 2, 7, 4, 1 }.Select(length => (
                Enumerable.Range(0, length).Select(_ => stream.NextBelow(7)).ToArray(), Enumerable.Range(0, length).Select(_ => stream.NextBelow(7)).ToArray())),
        ];
        double sum = 0;
        foreach ((int[] tokens, int[] targets) in sequences)
            sum += targets.Length * forward.Evaluate(new Examples(new TokenBatch(tokens, tokens.Length), targets)).Loss;
        Examples packed = SequencePacking.Pack(sequences, 7), padded = SequencePacking.Pad(sequences);
        Assert.Equal(4, packed.Count);
        Assert.Equal(sum / 22, forward.Evaluate(packed).Loss, 1e-12);
        Assert.Equal(sum / 22, forward.Evaluate(padded).Loss, 1e-12);
        Assert.Throws<InputError>(() => SequencePacking.Pack(sequences, 6));
    }

    [Fact]
    public void Gradients_of_objectives_and_penalties_agree_with_finite_differences()
    {
        Examples classes = SmallNetworks.Examples(Perceptron, 7, 2, 5);
        var numbers = new Tensor<float>(7, 5);
        var stream = new RandomStream("tests/numbers", 1);
        foreach (ref float value in numbers.Span) value = (float)stream.NextDouble();
        var dense = new Examples(classes.Inputs, numbers);
        ParameterSet<double> Parameters() => FiniteDifferences.Parameters(Perceptron, 7);
        FiniteDifferences.Check(Perceptron, Parameters(), classes, Objective.MeanSquare);
        FiniteDifferences.Check(Perceptron, Parameters(), dense, Objective.MeanSquare);
        FiniteDifferences.Check(Perceptron, Parameters(), dense, Objective.CrossEntropy);
        FiniteDifferences.Check(Perceptron, Parameters(), classes, Objective.CrossEntropy,
            [new GroupNormPenalty { Coefficient = 0.3, Columns = ["tables.W_0", "tables.W_1"], Rows = ["unembed.W_U"] }]);
        FiniteDifferences.Check(Perceptron, Parameters(), classes, Objective.CrossEntropy, [new SquarePenalty { Coefficient = 0.2 }, new PartitionPenalty { Coefficient = 0.4 }]);
        FiniteDifferences.Check(Perceptron, Parameters(), classes, Objective.MeanSquare,
            [new OutputPenalty { Coefficient = 0.7 }, new SquarePenalty { Coefficient = 0.2, Parameters = ["tables.W_1"] }, new MeanSizePenalty { Coefficient = 0.6 }]);
    }

    [Fact]
    public void The_group_norm_is_that_of_each_neuron()
    {
        ParameterSet<double> parameters = FiniteDifferences.Parameters(Perceptron, 9);
        var penalty = new GroupNormPenalty { Coefficient = 2, Columns = ["tables.W_0", "tables.W_1"], Rows = ["unembed.W_U"] };
        double expected = 0;
        for (int neuron = 0; neuron < 6; neuron++)
        {
            double square = 0;
            for (int token = 0; token < 5; token++)
                square += Math.Pow(parameters["tables.W_0"][token, neuron], 2) + Math.Pow(parameters["tables.W_1"][token, neuron], 2) + Math.Pow(parameters["unembed.W_U"][neuron, token], 2);
            expected += Math.Pow(square, 1.5);
        }
        Assert.Equal(2 * expected, penalty.OnParameters(Perceptron, parameters, null), 1e-10);
        Assert.Throws<InputError>(() => (penalty with { Columns = ["tables.W_9"] }).Validate(Perceptron));
        Assert.Throws<InputError>(() => (penalty with { Rows = ["tables.W_0"] }).Validate(Perceptron));
    }

    [Fact]
    public void Float_losses_keep_their_precision_down_to_tiny_ones() =>
        Gen.Select(Gen.Int[2, 40], Gen.Double[0, 60], Gen.ULong).Sample((count, lead, seed) =>
        {
            var stream = new RandomStream("tests/float-loss", seed);
            float[] logits = [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextGaussian())];
            int target = stream.NextBelow(count);
            logits[target] += (float)lead;
            double[] wide = [.. logits.Select(logit => (double)logit)];
            var gradient = new float[count];
            var exact = new double[count];
            double loss = CrossEntropy.Loss<float>(logits, target, 0.5, gradient);
            double expected = CrossEntropy.Loss<double>(wide, target, 0.5, exact);
            Assert.Equal(expected, loss, 1e-5 * expected + 1e-30);
            for (int i = 0; i < count; i++) Assert.Equal(exact[i], gradient[i], 1e-5 * Math.Abs(exact[i]) + 1e-30);
        }, iter: 500);

    /// <summary>A penalty of this assembly on a hook point: the mean over sequences of half the squared length.</summary>
    private sealed record MeanSizePenalty : AuxiliaryLoss
    {
        public override IReadOnlyCollection<string> Points => ["activation.0.hook_post"];

        public override double OnValue<T>(string point, Tensor<T> value, double share, Tensor<T> gradient)
        {
            double factor = Coefficient * share / value.Shape[0], sum = 0;
            for (int i = 0; i < value.Length; i++)
            {
                double number = double.CreateChecked(value.Values[i]);
                sum += 0.5 * number * number;
                gradient.Values[i] += T.CreateChecked(factor * number);
            }
            return factor * sum;
        }
    }
}
