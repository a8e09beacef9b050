using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch.Tests;

public class TorchTrainerTests
{
    /// <summary>Every way to change weights, with batches, dropout, accumulation, clipping and frozen parameters.</summary>
    private static readonly Dictionary<string, LayerTrainerOptions> recipes = new()
    {
        ["adamw"] = new() { Optimiser = new AdamWOptions { LearningRate = 0.01, WeightDecay = 0.1 } },
        ["adamw in batches"] = new() { Optimiser = new AdamWOptions { LearningRate = 0.01, WithoutDecay = [ParameterRole.Bias, ParameterRole.Gain] }, BatchSize = 7, Seed = 3 },
        ["sgd with momentum"] = new() { Optimiser = new SgdOptions { LearningRate = 0.05, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 } },
        ["accumulated and clipped"] = new() { BatchSize = 5, Accumulation = 3, ClipNorm = 0.5 },
        ["frozen"] = new() { Frozen = ["embed.*"], Auxiliary = [new SquarePenalty { Coefficient = 1e-3 }] },
        ["adapted"] = new() { Adapter = new LowRankOptions { Rank = 2, Matrices = ["blocks.*.attn.W_*"], AlsoTrained = ["ln_final.w"] } },
        ["mean square"] = new() { Objective = Objective.MeanSquare },
    };

    public static TheoryData<string> Recipes => [.. recipes.Keys];

    public static TheoryData<string> Networks => ["paper 105", "decoder", "dropout everywhere", "batch norm", "lstm", "loop with injection"];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void UpdatesAreEqualForEveryRecipe(string recipe) => AssertSameUpdates("decoder", recipes[recipe], 30);

    [Theory]
    [MemberData(nameof(Networks))]
    public void UpdatesAreEqualForEveryNetwork(string network) => AssertSameUpdates(network, recipes["adamw in batches"], 30);

    [Theory]
    [InlineData("paper 105")]
    [InlineData("decoder")]
    [InlineData("lstm")]
    public void GradientsAreEqualAfterTraining(string name)
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All[name];
        Examples examples = RandomCases.AtTheEnd(network, 20, 3);
        var trainer = new LayerTrainer<float>(network, Weights(network), examples, new LayerTrainerOptions { Optimiser = new AdamWOptions { LearningRate = 0.01, WeightDecay = 0.1 } });
        for (int step = 0; step < 200; step++) trainer.Update();
        Weights late = trainer.ExportWeights();
        Assert.True(trainer.Evaluate(examples).Loss < 0.1);
        using var torch = new TorchNetwork<float>(network, late);
        using var exact = new TorchNetwork<double>(network, late);
        IReadOnlyDictionary<string, Tensor<float>> expected = new LayerNetwork<float>(network, late).LossAndGradients(examples, out double loss);
        ParameterSet<float> found = torch.LossAndGradients(examples, Objective.CrossEntropy, [], out double torchLoss);
        ParameterSet<double> reference = exact.LossAndGradients(examples, Objective.CrossEntropy, [], out _);
        Differences.AssertNear(loss, torchLoss, 1e-4, "loss");
        Differences.AssertSameGradients(expected, found, reference, 1e-4);
    }

    [Fact]
    public void OurAdamWIsPyTorchs()
    {
        Torch.RequireOrSkip();
        const double Rate = 0.01, Decay = 0.2;
        NetworkSpecification network = NetworkCases.All["embedding"];
        ParameterSet<double> parameters = RandomCases.Parameters<double>(network, 1, late: false);
        var gradients = new ParameterSet<double>(network);
        var ours = new AdamW<double>(network, new AdamWOptions { LearningRate = Rate, WeightDecay = Decay, WarmUpSteps = 0 });
        TorchSharp.Modules.Parameter[] theirs = [.. parameters.Values.Select(tensor => new TorchSharp.Modules.Parameter(TorchTensors.ToTorch(tensor), requires_grad: true))];
        using TorchSharp.Modules.AdamW optimiser = TorchSharp.torch.optim.AdamW(theirs, lr: Rate, beta1: 0.9, beta2: 0.98, eps: 1e-8, weight_decay: Decay);
        var stream = new RandomStream("tests/adamw", 1);
        for (int step = 1; step <= 20; step++)
        {
            foreach ((Tensor<double> gradient, TorchSharp.Modules.Parameter parameter) in gradients.Values.Zip(theirs))
            {
                foreach (ref double value in gradient.Span) value = stream.NextGaussian();
                parameter.grad = TorchTensors.ToTorch(gradient);
            }
            ours.Update(step, parameters, gradients);
            optimiser.step();
        }
        foreach ((Tensor<double> expected, TorchSharp.Modules.Parameter parameter) in parameters.Values.Zip(theirs))
            Assert.All(expected.Values.Zip(TorchTensors.FromTorch<double>(parameter).Values), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void ASavedTrainerGoesOnWithTheSameBits()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["dropout everywhere"];
        Examples examples = RandomCases.AtTheEnd(network, 20, 3);
        LayerTrainerOptions options = recipes["adamw in batches"];
        using var whole = new TorchTrainer<float>(network, Weights(network), examples, options);
        using var first = new TorchTrainer<float>(network, Weights(network), examples, options);
        using var second = new TorchTrainer<float>(network, Weights(network), examples, options);
        for (int step = 0; step < 12; step++) whole.Update();
        for (int step = 0; step < 5; step++) first.Update();
        using var state = new MemoryStream();
        first.SaveState(state);
        state.Position = 0;
        second.LoadState(state);
        Assert.Equal(5, second.Step);
        for (int step = 0; step < 7; step++) second.Update();
        AssertSameBits(whole.ExportWeights(), second.ExportWeights());
    }

    [Fact]
    public void AStateOfTheNativeTrainerIsReadToo()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["decoder"];
        Examples examples = RandomCases.AtTheEnd(network, 20, 3);
        LayerTrainerOptions options = recipes["adamw in batches"];
        var native = new LayerTrainer<float>(network, Weights(network), examples, options);
        using var torch = new TorchTrainer<float>(network, Weights(network), examples, options);
        for (int step = 0; step < 5; step++) native.Update();
        using var state = new MemoryStream();
        native.SaveState(state);
        state.Position = 0;
        torch.LoadState(state);
        AssertSameBits(native.ExportWeights(), torch.ExportWeights());
        Differences.AssertNear(native.Update(), torch.Update(), 1e-5, "loss");
    }

    [Fact]
    public void AStateOfAnotherNetworkIsRefused()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["decoder"];
        NetworkSpecification other = NetworkCases.All["block"];
        using var torch = new TorchTrainer<float>(network, Weights(network), RandomCases.AtTheEnd(network, 4, 3), new LayerTrainerOptions());
        using var another = new TorchTrainer<float>(other, Weights(other), RandomCases.AtTheEnd(other, 4, 3), new LayerTrainerOptions());
        using var state = new MemoryStream();
        another.SaveState(state);
        state.Position = 0;
        Assert.Contains("the state has another specification", Assert.Throws<InputError>(() => torch.LoadState(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluationsAreEqual()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["decoder"];
        foreach (Examples examples in (Examples[])[RandomCases.AtTheEnd(network, 9, 1), RandomCases.Everywhere(network, 9, 1)])
        {
            using var torch = new TorchNetwork<double>(network, Weights(network));
            Evaluation expected = new LayerNetwork<double>(network, Weights(network)).Evaluate(examples);
            Evaluation found = torch.Evaluate(examples, Objective.CrossEntropy);
            Assert.Equal(expected.Loss, found.Loss, 1e-12);
            Assert.Equal(expected.Accuracy, found.Accuracy);
            Assert.Equal(expected.WholeSequences, found.WholeSequences);
        }
    }

    private static void AssertSameUpdates(string name, LayerTrainerOptions options, int steps)
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All[name];
        // Where the last position alone is wanted, the native engine draws the mask of that query's pattern alone.
        Examples examples = name is "dropout everywhere" ? RandomCases.Everywhere(network, 20, 3) : RandomCases.AtTheEnd(network, 20, 3);
        var native = new LayerTrainer<double>(network, Weights(network), examples, options);
        using var torch = new TorchTrainer<double>(network, Weights(network), examples, options);
        for (int step = 0; step < steps; step++)
        {
            Differences.AssertNear(native.Update(), torch.Update(), 1e-6, $"loss of update {step}");
            Differences.AssertNear(native.Penalty, torch.Penalty, 1e-6, $"penalty of update {step}");
        }
        Weights expected = native.ExportWeights();
        Weights found = torch.ExportWeights();
        foreach ((string parameter, Tensor<float> tensor) in expected.Tensors)
            Assert.All(tensor.Values.Zip(found[parameter].Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    private static void AssertSameBits(Weights expected, Weights found)
    {
        foreach ((string name, Tensor<float> tensor) in expected.Tensors) Assert.Equal(tensor.Values, found[name].Values);
    }

    private static Weights Weights(NetworkSpecification network) => RandomCases.Parameters<float>(network, 1, late: false).ToWeights();
}
