using CsCheck;
using Mathesis.Core;

namespace Mathesis.Networks.Tests;

public sealed class FoldedPairTrainerTests
{
    private const double GradientTolerance = 1e-4;

    /// <summary>With 16, 17, 18 and 21 differences, class columns fill their vectors, leave one or two, or are padded.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(21)]
    public void Loss_and_gradients_of_fresh_weights_agree_with_float64(int modulus)
    {
        NetworkSpecification network = PairTasks.Network(modulus);
        (Examples training, _) = PairTasks.Sums(modulus, 0.5);
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 3), training, new AdamWOptions());
        (double loss, Dictionary<string, double> gradients) = PairTasks.Distance(trainer, training);
        Assert.InRange(loss, 0, 1e-6);
        Assert.All(gradients.Values, distance => Assert.InRange(distance, 0, 1e-5));
    }

    [Fact]
    public void Loss_and_gradients_of_late_weights_agree_with_float64()
    {
        const int modulus = 31;
        NetworkSpecification network = NetworkSpecification.OneBlockTransformer(modulus, width: 64, heads: 4, headWidth: 16, hidden: 256);
        (Examples training, _) = PairTasks.Sums(modulus, 0.6);
        using var trainer = new FoldedPairTrainer(
            network, WeightInitialisation.Create(network, 1), training, new AdamWOptions { LearningRate = 2e-3 });
        double loss = 1;
        while (loss > 1.5e-7 && trainer.Step < 4000) loss = trainer.Update();
        Assert.InRange(loss, 1e-9, 1.5e-7);

        Weights late = trainer.ExportWeights();
        Examples smooth = PairTasks.AwayFromCorners(network, late, training, margin: 1e-5);
        Assert.True(smooth.Count > 0.8 * training.Count);
        using var again = new FoldedPairTrainer(network, late, smooth, new AdamWOptions());
        (double lossDistance, Dictionary<string, double> gradients) = PairTasks.Distance(again, smooth);
        Assert.InRange(lossDistance, 0, 1e-5);
        Assert.All(gradients, gradient => Assert.True(gradient.Value < GradientTolerance, $"{gradient.Key} is off by {gradient.Value}"));
    }

    /// <summary>Any tokens: few or many, repeated examples, a last token that also occurs first, classes that never occur.</summary>
    [Fact]
    public void Gradients_agree_with_float64_on_any_pairs()
    {
        NetworkSpecification network = PairTasks.Network(19);
        Weights weights = WeightInitialisation.Create(network, 5);
        Gen.Select(Gen.Int[1, 120], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, 19], Gen.ULong).Sample((count, firsts, seconds, last, seed) =>
        {
            var stream = new RandomStream("tests/any pairs", seed);
            int[] tokens = new int[3 * count], targets = new int[count];
            for (int i = 0; i < count; i++)
            {
                (tokens[3 * i], tokens[3 * i + 1], tokens[3 * i + 2]) = (stream.NextBelow(firsts), 19 - stream.NextBelow(seconds), last);
                targets[i] = stream.NextBelow(20);
            }
            var examples = new Examples(new TokenBatch(tokens, 3), targets);
            using var trainer = new FoldedPairTrainer(network, weights, examples, new AdamWOptions());
            // A second time, because sums that begin anew must not find what the first left.
            Weights once = trainer.Gradients(out _);
            (double loss, Dictionary<string, double> gradients) = PairTasks.Distance(trainer, examples);
            Assert.InRange(loss, 0, 1e-6);
            Assert.All(gradients.Values, distance => Assert.InRange(distance, 0, GradientTolerance));
            Weights twice = trainer.Gradients(out _);
            foreach (string name in once.Names) Assert.Equal(once[name].Values, twice[name].Values);
        }, iter: 25);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        (Examples training, Examples test) = PairTasks.Sums(23, 0.7);
        NetworkSpecification network = PairTasks.Network(23);
        Weights start = WeightInitialisation.Create(network, 2);
        using var one = new FoldedPairTrainer(network, start, training, new AdamWOptions());
        using var many = new FoldedPairTrainer(network, start, training, new AdamWOptions()) { Threads = threads };
        for (int step = 0; step < 40; step++) Assert.Equal(one.Update(), many.Update());
        AssertSameBits(one, many);
        Assert.Equal(one.Evaluate(test), many.Evaluate(test));
    }

    [Fact]
    public void A_saved_state_continues_with_the_same_bits()
    {
        (Examples training, _) = PairTasks.Sums(17, 0.5);
        NetworkSpecification network = PairTasks.Network(17);
        using var whole = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 2), training, new AdamWOptions());
        for (int step = 0; step < 15; step++) whole.Update();
        using var state = new MemoryStream();
        whole.SaveState(state);
        state.Position = 0;

        using var resumed = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 9), training, new AdamWOptions());
        resumed.LoadState(state);
        Assert.Equal(15, resumed.Step);
        for (int step = 0; step < 15; step++) Assert.Equal(whole.Update(), resumed.Update());
        AssertSameBits(whole, resumed);
    }

    [Fact]
    public void States_that_do_not_belong_are_refused_and_change_nothing()
    {
        (Examples training, Examples test) = PairTasks.Sums(17, 0.5);
        NetworkSpecification network = PairTasks.Network(17);
        Weights start = WeightInitialisation.Create(network, 2);
        using var trainer = new FoldedPairTrainer(network, start, training, new AdamWOptions());
        trainer.Update();
        using var state = new MemoryStream();
        trainer.SaveState(state);
        byte[] bytes = state.ToArray();
        Weights before = trainer.ExportWeights();

        Assert.Throws<InputError>(() => trainer.LoadState(new MemoryStream(bytes[..^8])));
        Assert.Throws<InputError>(() => trainer.LoadState(new MemoryStream([1, 2, 3])));
        using var slower = new FoldedPairTrainer(network, start, training, new AdamWOptions { LearningRate = 1e-4 });
        Assert.Throws<InputError>(() => slower.LoadState(new MemoryStream(bytes)));
        using var other = new FoldedPairTrainer(network, start, test, new AdamWOptions());
        Assert.Throws<InputError>(() => other.LoadState(new MemoryStream(bytes)));
        Assert.Equal(before["embed.W_E"].Values, trainer.ExportWeights()["embed.W_E"].Values);
        Assert.Equal(1, trainer.Step);
    }

    [Fact]
    public void Updates_follow_AdamW_as_documented()
    {
        (Examples training, _) = PairTasks.Sums(17, 0.5);
        NetworkSpecification network = PairTasks.Network(17);
        var options = new AdamWOptions { LearningRate = 3e-3, WeightDecay = 0.7, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-6, WarmUpSteps = 3 };
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 2), training, options);
        const string name = "blocks.0.attn.W_V";
        double[] weights = [.. trainer.ExportWeights()[name].Values.Select(value => (double)value)];
        double[] first = new double[weights.Length], second = new double[weights.Length];
        for (int step = 1; step <= 6; step++)
        {
            float[] gradient = trainer.Gradients(out double loss)[name].Values;
            Assert.Equal(loss, trainer.Update());
            double rate = options.LearningRate * Math.Min(1, step / 3.0);
            for (int i = 0; i < weights.Length; i++)
            {
                first[i] = 0.8 * first[i] + 0.2 * gradient[i];
                second[i] = 0.95 * second[i] + 0.05 * gradient[i] * gradient[i];
                double m = first[i] / (1 - Math.Pow(0.8, step)), v = second[i] / (1 - Math.Pow(0.95, step));
                weights[i] -= rate * (m / (Math.Sqrt(v) + 1e-6) + 0.7 * weights[i]);
            }
        }
        float[] actual = trainer.ExportWeights()[name].Values;
        for (int i = 0; i < weights.Length; i++) Assert.Equal(weights[i], actual[i], 1e-6);
    }

    [Fact]
    public void Training_follows_the_layer_trainer()
    {
        (Examples training, _) = PairTasks.Sums(17, 0.6);
        NetworkSpecification network = PairTasks.Network(17);
        Weights start = WeightInitialisation.Create(network, 4);
        using var folded = new FoldedPairTrainer(network, start, training, new AdamWOptions());
        using var layers = new LayerTrainer(network, start, training, new LayerTrainerOptions { Optimiser = new AdamWOptions() });
        for (int step = 0; step < 100; step++) Assert.Equal(1, folded.Update() / layers.Update(), 1e-3);
    }

    [Fact]
    public void Evaluation_agrees_with_float64_on_tokens_that_were_not_trained()
    {
        (Examples training, Examples test) = PairTasks.Sums(18, 0.1);
        NetworkSpecification network = PairTasks.Network(18);
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 6), training, new AdamWOptions());
        for (int step = 0; step < 30; step++) trainer.Update();
        Evaluation expected = new LayerNetwork<double>(network, trainer.ExportWeights()).Evaluate(test);
        for (int repetition = 0; repetition < 2; repetition++)
        {
            Evaluation actual = trainer.Evaluate(test);
            Assert.Equal(1, actual.Loss / expected.Loss, 1e-6);
            Assert.Equal(expected.Accuracy, actual.Accuracy);
        }
    }

    [Fact]
    public void The_loss_of_an_update_is_the_one_before_it()
    {
        (Examples training, _) = PairTasks.Sums(17, 0.5);
        NetworkSpecification network = PairTasks.Network(17);
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 2), training, new AdamWOptions());
        for (int step = 0; step < 5; step++) Assert.Equal(1, trainer.Evaluate(training).Loss / trainer.Update(), 1e-6);
    }

    [Fact]
    public void What_the_fold_cannot_train_is_refused_with_the_reason()
    {
        NetworkSpecification network = PairTasks.Network(17);
        (Examples training, _) = PairTasks.Sums(17, 0.5);
        Assert.True(FoldedPairTrainer.CanTrain(network, training, out string? none));
        Assert.Null(none);

        Refuses("dropout", NetworkSpecification.OneBlockTransformer(17, 32, 2, 16, 64, dropout: 0.1), training);
        Refuses("width 40 is no multiple of 16", NetworkSpecification.OneBlockTransformer(17, 40, 2, 16, 64), training);
        Refuses("head width 8", NetworkSpecification.OneBlockTransformer(17, 32, 2, 8, 64), training);
        Refuses("hidden width 65", NetworkSpecification.OneBlockTransformer(17, 32, 2, 16, 65), training);
        Refuses("context is 4", network with { Context = 4 }, training);
        Refuses("modules", network with { Modules = network.Modules.Insert(3, network.Modules[2]) }, training);
        Refuses("outside the vocabulary", network, Pairs([1, 2, 18], 0));
        Refuses("2 tokens", network, new Examples(new TokenBatch([1, 2], 2), [0]));
        Refuses("different tokens, 17 and 3", network, Pairs([1, 2, 17, 1, 2, 3], 0, 0));
        Refuses("no sequences", network, Pairs([]));
        Refuses("target 18", network, Pairs([1, 2, 17], 18));
    }

    private static Examples Pairs(int[] tokens, params int[] targets) => new(new TokenBatch(tokens, 3), targets);

    private static void Refuses(string reason, NetworkSpecification network, Examples examples)
    {
        Assert.False(FoldedPairTrainer.CanTrain(network, examples, out string? actual));
        Assert.Contains(reason, actual, StringComparison.Ordinal);
        InputError error = Assert.Throws<InputError>(() =>
            new FoldedPairTrainer(network, WeightInitialisation.Create(network, 1), examples, new AdamWOptions()));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static void AssertSameBits(FoldedPairTrainer one, FoldedPairTrainer other)
    {
        Weights expected = one.ExportWeights(), actual = other.ExportWeights();
        foreach (string name in expected.Names) Assert.Equal(expected[name].Values, actual[name].Values);
    }
}
