using System.Collections.Immutable;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

public sealed class TrainerOptionsTests
{
    private static readonly NetworkSpecification Small = NetworkSpecification.OneBlockTransformer(7, width: 8, heads: 2, headWidth: 4, hidden: 10);
    private static readonly Examples Sums = SmallNetworks.ModularAddition(7);

    private static readonly NetworkSpecification Normalised = new()
    {
        Vocabulary = 8,
        Context = 3,
        Width = 6,
        Outputs = 8,
        Modules = [new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new BatchNorm(), new Dropout { Rate = 0.1 }, new Unembedding()],
    };

    public static TheoryData<string> OptionNames => [.. Options.Keys];

    private static SortedDictionary<string, LayerTrainerOptions> Options { get; } = new(StringComparer.Ordinal)
    {
        ["sgd"] = new() { Optimiser = new SgdOptions { LearningRate = 0.1 }, BatchSize = 20 },
        ["momentum, decay, schedule"] = new()
        {
            Optimiser = new SgdOptions { LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01, Schedule = new CosineSchedule { Steps = 15, WarmUp = 3 } },
            BatchSize = 20,
            ClipNorm = 0.2,
        },
        ["adapter"] = new() { Adapter = new LowRankOptions { Rank = 2, Alpha = 3, Matrices = ["*W_*"], AlsoTrained = ["*.b"] }, Accumulation = 2, BatchSize = 11, Seed = 4 },
        ["frozen, without decay, penalties"] = new()
        {
            Frozen = ["tables.W_1"],
            Optimiser = new AdamWOptions { WithoutDecay = [ParameterRole.Bias, ParameterRole.Gain], Schedule = new LinearSchedule { Steps = 30 } },
            Objective = Objective.MeanSquare,
            Auxiliary = [new SquarePenalty { Coefficient = 0.01 }, new OutputPenalty { Coefficient = 0.1 }],
        },
    };

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void A_saved_trainer_with_running_statistics_continues_with_the_same_bits(string name)
    {
        LayerTrainerOptions options = Options[name];
        LayerTrainer Trainer() => new(Normalised, Initialisation.PyTorch.Create(Normalised, 1), Sums, options);
        using LayerTrainer whole = Trainer();
        whole.Threads = 2;
        double[] losses = [.. Enumerable.Range(0, 12).Select(_ => whole.Update())];
        using LayerTrainer first = Trainer();
        for (int step = 0; step < 7; step++) Assert.Equal(losses[step], first.Update());
        using var state = new MemoryStream();
        first.SaveState(state);
        state.Position = 0;
        using LayerTrainer second = Trainer();
        second.LoadState(state);
        for (int step = 7; step < 12; step++) Assert.Equal(losses[step], second.Update());
        Assert.NotEqual(0, whole.ExportWeights()["bn.0.running_mean"].Values[0]);
        foreach ((string parameter, Tensor<float> tensor) in whole.ExportWeights().Tensors) Assert.Equal(tensor.Values, second.ExportWeights()[parameter].Values);
        Assert.Equal(whole.Evaluate(Sums), second.Evaluate(Sums));
    }

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void Options_go_through_json(string name)
    {
        string text = ModuleKinds.BuiltIn.WriteOptions(Options[name]);
        Assert.Equal(text, ModuleKinds.BuiltIn.WriteOptions(ModuleKinds.BuiltIn.ReadOptions<LayerTrainerOptions>(text, "test")));
    }

    [Fact]
    public void Accumulated_batches_are_the_whole_batch()
    {
        Weights start = Initialisation.PyTorch.Create(Small, 1);
        var sgd = new SgdOptions { LearningRate = 0.5 };
        using var whole = new LayerTrainer<double>(Small, start, Sums, new LayerTrainerOptions { Optimiser = sgd });
        using var parts = new LayerTrainer<double>(Small, start, Sums, new LayerTrainerOptions { Optimiser = sgd, BatchSize = 7, Accumulation = 7 });
        Assert.Equal(whole.Update(), parts.Update(), 1e-12);
        foreach ((string name, Tensor<double> tensor) in whole.Network.Parameters)
            Assert.InRange(GradientTests.RelativeDistance(parts.Network.Parameters[name], tensor), 0, 1e-11);
    }

    [Fact]
    public void Clipping_bounds_the_norm_of_all_gradients_together()
    {
        Weights start = Initialisation.PyTorch.Create(Small, 1);
        var network = new LayerNetwork<double>(Small, start);
        IReadOnlyDictionary<string, Tensor<double>> gradients = network.LossAndGradients(Sums, out _);
        double norm = Math.Sqrt(gradients.Values.Sum(tensor => tensor.Values.Sum(value => value * value)));
        using var trainer = new LayerTrainer<double>(Small, start, Sums, new LayerTrainerOptions { Optimiser = new SgdOptions { LearningRate = 1 }, ClipNorm = norm / 4 });
        trainer.Update();
        Assert.Equal(norm, trainer.GradientSize, 1e-12 * norm);
        foreach ((string name, Tensor<double> tensor) in trainer.Network.Parameters)
        {
            for (int i = 0; i < tensor.Length; i++) Assert.Equal(network.Parameters[name].Values[i] - gradients[name].Values[i] / 4, tensor.Values[i], 1e-12);
        }
    }

    [Fact]
    public void Momentum_and_decay_are_those_of_PyTorch()
    {
        Weights start = Initialisation.PyTorch.Create(Small, 1);
        var options = new SgdOptions { LearningRate = 0.3, Momentum = 0.8, WeightDecay = 0.1, WithoutDecay = [ParameterRole.Bias] };
        using var trainer = new LayerTrainer<double>(Small, start, Sums, new LayerTrainerOptions { Optimiser = options });
        var reference = new LayerNetwork<double>(Small, start);
        var velocities = reference.Parameters.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
        for (int step = 0; step < 4; step++)
        {
            trainer.Update();
            IReadOnlyDictionary<string, Tensor<double>> gradients = reference.LossAndGradients(Sums, out _);
            foreach ((string name, Tensor<double> tensor) in reference.Parameters)
            {
                double decay = name.Contains(".b_", StringComparison.Ordinal) ? 0 : 0.1;
                for (int i = 0; i < tensor.Length; i++)
                {
                    velocities[name][i] = 0.8 * velocities[name][i] + gradients[name].Values[i] + decay * tensor.Values[i];
                    tensor.Values[i] -= 0.3 * velocities[name][i];
                }
            }
        }
        foreach ((string name, Tensor<double> tensor) in reference.Parameters)
            Assert.InRange(GradientTests.RelativeDistance(trainer.Network.Parameters[name], tensor), 0, 1e-11);
    }

    [Fact]
    public void Frozen_parameters_stay_and_the_others_move()
    {
        Weights start = Initialisation.PyTorch.Create(Small, 1);
        using var trainer = new LayerTrainer(Small, start, Sums, new LayerTrainerOptions { Frozen = ["embed.*", "blocks.0.attn.W_*"] });
        trainer.Update();
        trainer.Update();
        foreach ((string name, Tensor<float> tensor) in trainer.ExportWeights().Tensors)
        {
            bool frozen = name.StartsWith("embed.", StringComparison.Ordinal) || name.Contains("attn.W_", StringComparison.Ordinal);
            Assert.Equal(frozen, tensor.Span.SequenceEqual(start[name].Span));
        }
        Assert.Throws<InputError>(() => new LayerTrainer(Small, start, Sums, new LayerTrainerOptions { Frozen = ["nothing"] }));
        Assert.Throws<InputError>(() => new LayerTrainer(Small, start, Sums, new LayerTrainerOptions { Frozen = ["*"] }));
    }

    [Fact]
    public void An_adapter_learns_a_matrix_of_its_rank_and_nothing_else_moves()
    {
        Weights start = Initialisation.PyTorch.Create(Small, 1);
        var options = new LayerTrainerOptions
        {
            Adapter = new LowRankOptions { Rank = 2, Alpha = 4, Matrices = ["blocks.0.attn.W_Q", "blocks.0.attn.W_O", "blocks.0.mlp.W_in"] },
            Optimiser = new AdamWOptions { WeightDecay = 0, LearningRate = 0.02, WarmUpSteps = 0 },
        };
        using var trainer = new LayerTrainer<double>(Small, start, Sums, options);
        double before = trainer.Evaluate(Sums).Loss;
        for (int step = 0; step < 30; step++) trainer.Update();
        Assert.True(trainer.Evaluate(Sums).Loss < before);
        Weights factors = trainer.ExportAdapter()!;
        Assert.Equal(6, factors.Names.Count);
        Weights end = trainer.ExportWeights();
        foreach ((string name, Tensor<float> tensor) in end.Tensors)
        {
            if (!factors.Names.Contains(name + ".lora_A"))
            {
                Assert.Equal(start[name].Values, tensor.Values);
                continue;
            }
            Tensor<float> a = factors[name + ".lora_A"], b = factors[name + ".lora_B"];
            int outputs = tensor.Shape[^1], inputs = a.Shape[0];
            for (int i = 0; i < tensor.Length; i++)
            {
                // Entry (slice, row, column), with the slices' columns side by side in B.
                (int slice, int rest) = Math.DivRem(i, inputs * outputs);
                (int row, int column) = Math.DivRem(rest, outputs);
                double product = 0;
                for (int r = 0; r < 2; r++) product += (double)a[row, r] * b[r, slice * outputs + column];
                Assert.Equal(start[name].Values[i] + 2 * product, tensor.Values[i], 1e-5);
            }
        }
    }

    [Fact]
    public void Schedules_rise_and_fall_as_they_say()
    {
        LearningRateSchedule cosine = new CosineSchedule { Steps = 110, WarmUp = 10, Final = 0.1 }, linear = new LinearSchedule { Steps = 100, Final = 0.5 };
        Assert.Equal(0.5, cosine.Factor(5), 1e-12);
        Assert.Equal(1, cosine.Factor(10), 1e-12);
        Assert.Equal(0.55, cosine.Factor(60), 1e-12);
        Assert.Equal(0.1, cosine.Factor(110), 1e-12);
        Assert.Equal(0.1, cosine.Factor(1000), 1e-12);
        Assert.Equal(0.75, linear.Factor(50), 1e-12);
        Assert.Equal(0.5, linear.Factor(200), 1e-12);
        Assert.Equal(1, new ConstantSchedule { WarmUp = 4 }.Factor(9));
        Assert.Throws<InputError>(() => new CosineSchedule { Steps = 5, WarmUp = 5 }.Validate());
    }

    [Fact]
    public void Initialisations_have_the_spread_they_say()
    {
        NetworkSpecification wide = NetworkSpecification.OneBlockTransformer(50, width: 64, heads: 4, headWidth: 16, hidden: 256);
        Weights uniform = Initialisation.PyTorch.Create(wide, 1);
        Assert.InRange(uniform["blocks.0.mlp.W_in"].Values.Max(Math.Abs), 0.98 / 8, 1 / 8f);
        Assert.InRange(uniform["blocks.0.mlp.b_out"].Values.Max(Math.Abs), 0.9 / 16, 1 / 16f);
        Weights normal = new NormalInitialisation { Deviation = 0.02, Embedding = 0.5, Unembedding = 1.0 / 64, ResidualScale = 0.1 }.Create(wide, 1);
        Assert.Equal(0.02, Deviation(normal["blocks.0.mlp.W_in"]), 0.001);
        Assert.Equal(0.002, Deviation(normal["blocks.0.mlp.W_out"]), 0.0001);
        Assert.Equal(0.5, Deviation(normal["embed.W_E"]), 0.03);
        Assert.Equal(1.0 / 64, Deviation(normal["unembed.W_U"]), 0.001);
        Assert.All(normal["blocks.0.mlp.b_in"].Values, value => Assert.Equal(0, value));
        Weights xavier = new FanInitialisation { Rule = FanRule.Xavier, Normal = true }.Create(wide, 1);
        Assert.Equal(Math.Sqrt(2.0 / 320), Deviation(xavier["blocks.0.mlp.W_in"]), 0.003);

        static double Deviation(Tensor<float> tensor) => Math.Sqrt(tensor.Values.Average(value => (double)value * value));
    }

    [Fact]
    public void Running_statistics_become_those_of_the_batch()
    {
        NetworkSpecification network = Normalised with { Modules = [.. Normalised.Modules.Where(module => module is not Dropout)] };
        // A rate that moves nothing visible.
        var options = new LayerTrainerOptions { Optimiser = new SgdOptions { LearningRate = 1e-12 } };
        using var trainer = new LayerTrainer<double>(network, Initialisation.PyTorch.Create(network, 1), Sums, options);
        for (int step = 0; step < 300; step++) trainer.Update();
        ParameterSet<double> parameters = trainer.Network.Parameters;
        for (int feature = 0; feature < network.Width; feature++)
        {
            double[] values = [.. Enumerable.Range(0, Sums.Count).Select(i =>
                Math.Pow(Sums.Inputs[i].ToArray().Select((token, position) => parameters[TokenTables.Name(position)][token, feature]).Sum(), 2))];
            double mean = values.Average();
            Assert.Equal(mean, parameters["bn.0.running_mean"].Values[feature], 1e-9);
            Assert.Equal(values.Sum(value => (value - mean) * (value - mean)) / (Sums.Count - 1), parameters["bn.0.running_var"].Values[feature], 1e-9);
        }
        // The batch is measured with its own variance and the evaluation with the unbiased one, a 48th larger.
        Assert.Equal(trainer.Update(), trainer.Evaluate(Sums).Loss, 0.02);
    }
}
