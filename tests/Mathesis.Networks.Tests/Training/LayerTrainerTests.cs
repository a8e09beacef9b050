using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class LayerTrainerTests
{
    private static readonly NetworkSpecification Small = NetworkSpecification.OneBlockTransformer(31, width: 8, heads: 2, headWidth: 4, hidden: 12);
    private static readonly Examples Sums = SmallNetworks.ModularAddition(31);

    private static LayerTrainer Trainer(double dropout = 0, int batch = 0, ulong seed = 1) => new(
        dropout == 0 ? Small : NetworkSpecification.OneBlockTransformer(31, width: 8, heads: 2, headWidth: 4, hidden: 12, dropout: dropout),
        WeightInitialisation.Create(Small, 1), Sums, new LayerTrainerOptions { BatchSize = batch, Seed = seed });

    [Fact]
    public void An_update_is_a_step_of_the_optimiser_along_the_exact_gradient()
    {
        using LayerTrainer trainer = Trainer();
        var reference = new LayerNetwork<double>(Small, WeightInitialisation.Create(Small, 1));
        var optimiser = new AdamW<double>(Small, new AdamWOptions());
        for (int step = 1; step <= 5; step++)
        {
            var gradients = (ParameterSet<double>)reference.LossAndGradients(Sums, out double loss);
            Assert.Equal(loss, trainer.Update(), 1e-5);
            optimiser.Update(step, reference.Parameters, gradients);
            Assert.Equal(step, trainer.Step);
        }
        Weights weights = trainer.ExportWeights();
        foreach ((string name, Tensor<double> expected) in reference.Parameters)
            Assert.InRange(GradientTests.RelativeDistance(weights[name], expected), 0, 1e-4);
        Assert.Equal(reference.Evaluate(Sums).Loss, trainer.Evaluate(Sums).Loss, 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0, 100)]
    [InlineData(0.3, 100)]
    public void A_saved_trainer_continues_with_the_same_bits_on_any_number_of_threads(double dropout, int batch)
    {
        using LayerTrainer whole = Trainer(dropout, batch);
        whole.Threads = 2;
        double[] losses = [.. Enumerable.Range(0, 25).Select(_ => whole.Update())];
        using LayerTrainer first = Trainer(dropout, batch);
        for (int step = 0; step < 13; step++) Assert.Equal(losses[step], first.Update());
        using var state = new MemoryStream();
        first.SaveState(state);
        state.Position = 0;
        using LayerTrainer second = Trainer(dropout, batch);
        second.Update();
        second.LoadState(state);
        Assert.Equal(13, second.Step);
        for (int step = 13; step < 25; step++) Assert.Equal(losses[step], second.Update());
        foreach ((string name, Tensor<float> tensor) in whole.ExportWeights().Tensors) Assert.Equal(tensor.Values, second.ExportWeights()[name].Values);
    }

    [Fact]
    public void A_damaged_state_or_one_of_another_run_is_an_input_error_and_changes_nothing()
    {
        using LayerTrainer trainer = Trainer();
        trainer.Update();
        using var memory = new MemoryStream();
        trainer.SaveState(memory);
        byte[] state = memory.ToArray();
        using LayerTrainer other = Trainer(seed: 2);
        Assert.Contains("options", Assert.Throws<InputError>(() => other.LoadState(new MemoryStream(state))).Message, StringComparison.Ordinal);
        using LayerTrainer dropping = Trainer(dropout: 0.5);
        Assert.Contains("specification", Assert.Throws<InputError>(() => dropping.LoadState(new MemoryStream(state))).Message, StringComparison.Ordinal);

        using LayerTrainer target = Trainer();
        double loss = target.Evaluate(Sums).Loss;
        for (int length = 0; length < state.Length; length += 1 + length / 20)
            Assert.Throws<InputError>(() => target.LoadState(new MemoryStream(state, 0, length)));
        Assert.Equal(loss, target.Evaluate(Sums).Loss);
        Assert.Equal(0, target.Step);
    }

    [Fact]
    public void An_epoch_of_small_batches_meets_every_example_once_in_an_order_of_its_own()
    {
        // One feature of the embedding of each token gets a gradient only when its example is met; decay is off.
        NetworkSpecification lookup = new() { Vocabulary = 10, Context = 1, Width = 4, Outputs = 2, Modules = [new TokenEmbedding(), new Unembedding()] };
        var examples = new Examples(new TokenBatch([.. Enumerable.Range(0, 10)], 1), [.. Enumerable.Range(0, 10).Select(i => i % 2)]);
        var options = new LayerTrainerOptions { BatchSize = 3, Seed = 5, Optimiser = new AdamWOptions { WeightDecay = 0, Beta1 = 0, WarmUpSteps = 0 } };
        var orders = new List<string>();
        using var trainer = new LayerTrainer(lookup, WeightInitialisation.Create(lookup, 1), examples, options);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            var met = new List<int>();
            for (int batch = 0; batch < 4; batch++)
            {
                Weights before = trainer.ExportWeights();
                trainer.Update();
                Weights after = trainer.ExportWeights();
                int[] changed = [.. Enumerable.Range(0, 10).Where(token => !before["embed.W_E"].Row(token).SequenceEqual(after["embed.W_E"].Row(token)))];
                Assert.Equal(batch == 3 ? 1 : 3, changed.Length);
                met.AddRange(changed);
            }
            Assert.Equal(Enumerable.Range(0, 10), met.Order());
            orders.Add(string.Join(",", met));
        }
        Assert.NotEqual(orders[0], orders[1]);
    }

    [Fact]
    public void Dropout_sets_its_fraction_to_zero_and_keeps_the_mean()
    {
        var value = new Tensor<double>(200, 3, 50);
        value.Span.Fill(1);
        var result = new Tensor<double>(200, 3, 50);
        new DropoutMasks(1, 7).Apply("site", 0.3, value, 0, 3, result);
        int zeros = result.Values.Count(v => v == 0);
        // Five standard deviations of a binomial of 30,000 draws.
        Assert.InRange(zeros, 9000 - 5 * 79, 9000 + 5 * 79);
        Assert.All(result.Values.Where(v => v != 0), v => Assert.Equal(1 / 0.7, v, 1e-12));

        var part = new Tensor<double>(50, 1, 50);
        var ones = new Tensor<double>(50, 1, 50);
        ones.Span.Fill(1);
        new DropoutMasks(1, 7).Apply("site", 0.3, ones, 100, 3, part);
        for (int i = 0; i < 50; i++) Assert.True(part.Row(i).SequenceEqual(result.Row((100 + i) * 3 + 2)));

        new DropoutMasks(1, 8).Apply("site", 0.3, value, 0, 3, value);
        Assert.NotEqual(value.Values, result.Values);
    }

    [Fact]
    public void Gradients_through_dropout_agree_with_finite_differences()
    {
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(5, width: 6, heads: 2, headWidth: 3, hidden: 8, dropout: 0.4);
        Examples examples = SmallNetworks.ModularAddition(5);
        var network = new LayerNetwork<double>(specification, SmallNetworks.Parameters(specification, 3));
        GradientSums<double> sums = network.NewGradientSums();
        var masks = new DropoutMasks(1, 2);
        network.LossAndGradients(examples, Objective.CrossEntropy, [], sums, masks, updatesStatistics: false);
        var exact = sums.Total.ToDictionary(pair => pair.Key, pair => pair.Value.Clone());
        double plain = network.Evaluate(examples).Loss;
        foreach ((string name, Tensor<double> parameter) in network.Parameters)
        {
            for (int i = 0; i < parameter.Length; i += 1 + parameter.Length / 5)
            {
                double original = parameter.Values[i];
                double At(double change)
                {
                    parameter.Values[i] = original + change;
                    double loss = network.LossAndGradients(examples, Objective.CrossEntropy, [], sums, masks, updatesStatistics: false).Loss;
                    parameter.Values[i] = original;
                    Assert.NotEqual(plain, loss);
                    return loss;
                }
                Assert.Equal(exact[name].Values[i], (At(1e-5) - At(-1e-5)) / 2e-5, 1e-6 * (1 + Math.Abs(exact[name].Values[i])));
            }
        }
    }
}
