using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public class MarginTrainerTests
{
    [Fact]
    public void Gradients_are_the_slopes_of_the_loss()
    {
        var random = new RandomStream("gradients", 1);
        var pairs = new PairMarginModel(5, 5, MaximumMarginTests.Addition(5));
        var powers = new PowerMarginModel(4, 3, 2, [.. Enumerable.Range(0, 64).Select(_ => random.NextGaussian())], [.. Enumerable.Range(0, 16).Select(i => i % 2)]);
        foreach (IMarginModel model in (IMarginModel[])[pairs, powers])
        {
            double[] neurons = [.. Enumerable.Range(0, 6 * model.NeuronWidth).Select(_ => 0.7 * random.NextGaussian())];
            var gradient = new double[neurons.Length];
            model.LossAndGradient(neurons, gradient, out double margin);
            double[] unused = new double[neurons.Length];
            for (int i = 0; i < neurons.Length; i += 5)
            {
                double[] up = [.. neurons], down = [.. neurons];
                up[i] += 1e-5;
                down[i] -= 1e-5;
                double slope = (model.LossAndGradient(up, unused, out _) - model.LossAndGradient(down, unused, out _)) / 2e-5;
                Assert.Equal(slope, gradient[i], 1e-7 + 1e-6 * Math.Abs(slope));
            }
            if (model == pairs) Assert.Equal(NormalisedMargin.OfQuestions(pairs.Network(neurons).Logits(), 5, MaximumMarginTests.Addition(5)).Min(), margin, 1e-12);
        }
    }

    [Fact]
    public void Training_on_addition_reaches_the_maximal_margin_with_single_frequencies()
    {
        var model = new PairMarginModel(5, 5, MaximumMarginTests.Addition(5));
        var trainer = new MarginTrainer(model, new MarginTrainingOptions { Neurons = 32, Steps = 4_000 }, seed: 3);
        while (trainer.Step < 4_000) trainer.Update();
        double margin = trainer.Measure().Margin;
        Assert.InRange(margin / MaximumMargin.OfAddition(5), 0.99, 1 + 1e-9);
        Assert.Equal(NormalisedMargin.Of(model.Network(trainer.Neurons), MaximumMarginTests.Addition(5)), margin, 1e-12);
    }

    [Fact]
    public void A_saved_trainer_goes_on_to_the_same_bits()
    {
        var model = new PairMarginModel(3, 3, MaximumMarginTests.Addition(3));
        var options = new MarginTrainingOptions { Neurons = 8, Steps = 40 };
        var whole = new MarginTrainer(model, options, seed: 1);
        var halves = new MarginTrainer(model, options, seed: 1);
        for (int i = 0; i < 20; i++) halves.Update();
        using var state = new MemoryStream();
        halves.SaveState(state);
        state.Position = 0;
        var second = new MarginTrainer(model, options, seed: 2);
        second.LoadState(state);
        while (second.Step < 40) second.Update();
        while (whole.Step < 40) whole.Update();
        Assert.Equal(whole.Neurons.ToArray(), second.Neurons.ToArray());
    }
}
