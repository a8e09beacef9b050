using System.Collections.Immutable;

namespace Mathesis.Networks.Tests;

public sealed class ModuleGradientTests
{
    private static readonly AttentionSpecification Attention = new() { Heads = 2, HeadWidth = 4 };
    private static readonly FeedForwardSpecification Smooth = new() { Width = 7, Activation = Activation.GeluTanh };

    public static TheoryData<string> Names => [.. Networks.Keys];

    private static SortedDictionary<string, NetworkSpecification> Networks { get; } = Make();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        NetworkSpecification network = Networks[name];
        foreach (double size in new[] { 1, 2.5 })
        {
            Mathesis.Numerics.Tensor<double> first = new LayerNetwork<double>(network, FiniteDifferences.Parameters(network, 3, size)).Run(
                FiniteDifferences.EveryPosition(network, 5, network.Context, 3).Inputs);
            bool joins = first.Shape[1] == 1;
            if (!joins)
            {
                FiniteDifferences.Check(network, FiniteDifferences.Parameters(network, 3, size), FiniteDifferences.EveryPosition(network, 5, network.Context, 3));
                FiniteDifferences.Check(network, FiniteDifferences.Parameters(network, 4, size), Packed(network));
            }
            FiniteDifferences.Check(network, FiniteDifferences.Parameters(network, 5, size), SmallNetworks.Examples(network, 6, network.Context, 5), relative: 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Specifications_go_through_json(string name) =>
        Assert.Equal(Networks[name], ModuleKinds.BuiltIn.Read(ModuleKinds.BuiltIn.Write(Networks[name]), "test"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Threads_and_hooks_change_no_bit(string name)
    {
        NetworkSpecification network = Networks[name];
        var single = new LayerNetwork<float>(network, Initialisation.PyTorch.Create(network, 1));
        Examples examples = SmallNetworks.Examples(network, 700, network.Context, 2);
        IReadOnlyDictionary<string, Mathesis.Numerics.Tensor<float>> one = single.LossAndGradients(examples, out double loss);
        float[] outputs = single.Run(examples.Inputs).Values;
        var hooks = new Hooks<float>();
        foreach (string point in single.HookPoints) hooks.Read(point, _ => { });
        single.Threads = 3;
        IReadOnlyDictionary<string, Mathesis.Numerics.Tensor<float>> three = single.LossAndGradients(examples, out double again);
        Assert.Equal(loss, again);
        foreach ((string parameter, Mathesis.Numerics.Tensor<float> gradient) in one) Assert.Equal(gradient.Values, three[parameter].Values);
        Assert.Equal(outputs, single.Run(examples.Inputs).Values);
        Assert.Equal(outputs, single.Run(examples.Inputs, hooks.Read(single.HookPoints[0], _ => { })).Values.AsSpan().ToArray(), (a, b) => Math.Abs(a - b) <= 1e-5 * (1 + Math.Abs(a)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_hook_point_is_met_in_order_and_its_gradient_is_that_of_the_loss(string name)
    {
        NetworkSpecification network = Networks[name];
        var forward = new LayerNetwork<double>(network, FiniteDifferences.Parameters(network, 6));
        Examples examples = SmallNetworks.Examples(network, 4, network.Context, 6);
        var met = new List<string>();
        var gradients = new Dictionary<string, double[]>();
        var hooks = new Hooks<double>();
        foreach (string point in forward.HookPoints.Distinct())
        {
            hooks.Read(point, _ => met.Add(point));
            hooks.ReadGradient(point, gradient => gradients[point] = [.. gradient.Values]);
        }
        forward.LossAndGradients(examples, Objective.CrossEntropy, [], out _, hooks);
        Assert.Equal(forward.HookPoints, met.Distinct());
        // A batch norm's values depend on the whole batch, so its gradients are checked through the parameters alone.
        if (network.AllModules().Any(module => module.NeedsWholeBatch)) return;
        foreach ((string point, double[] gradient) in gradients)
        {
            if (point.EndsWith("hook_scale", StringComparison.Ordinal) || point.EndsWith("attn_scores", StringComparison.Ordinal)) continue;
            int index = Array.IndexOf(gradient, gradient.MaxBy(Math.Abs));
            double At(double change)
            {
                int calls = 0;
                forward.LossAndGradients(examples, Objective.CrossEntropy, [], out double loss, new Hooks<double>().Replace(point, value =>
                {
                    if (calls++ > 0) return value;
                    Mathesis.Numerics.Tensor<double> copy = value.Clone();
                    copy.Values[index] += change;
                    return copy;
                }));
                return loss;
            }
            double difference = (8 * (At(1e-4) - At(-1e-4)) - (At(2e-4) - At(-2e-4))) / 12e-4;
            Assert.True(Math.Abs(difference - gradient[index]) <= 1e-9 + 1e-6 * Math.Abs(difference), $"{point}: the gradient says {gradient[index]:R}, differences say {difference:R}");
        }
    }

    /// <summary>Rows that hold two sequences or a sequence and padding.</summary>
    private static Examples Packed(NetworkSpecification network)
    {
        Examples plain = FiniteDifferences.EveryPosition(network, 4, network.Context, 8);
        int half = network.Context / 2;
        (int[], int[])[] sequences =
        [
            (plain.Inputs[0][..half].ToArray(), plain.Targets[..half].ToArray()),
            (plain.Inputs[1][..(network.Context - half)].ToArray(), plain.Targets[..(network.Context - half)].ToArray()),
            (plain.Inputs[2][..(half + 1)].ToArray(), plain.Targets[..(half + 1)].ToArray()),
        ];
        return SequencePacking.Pack(sequences, network.Context);
    }

    private static SortedDictionary<string, NetworkSpecification> Make()
    {
        var networks = new SortedDictionary<string, NetworkSpecification>(StringComparer.Ordinal)
        {
            ["pre-norm, gelu, biases"] = Stream(new TransformerBlock
            {
                Attention = Attention with { InputBiases = true, OutputBias = true },
                FeedForward = Smooth with { Activation = Activation.Gelu },
                Norm = NormSpecification.Layer,
            }),
            ["post-norm"] = Stream(new TransformerBlock { Attention = Attention, FeedForward = Smooth, Norm = NormSpecification.Layer, NormPlacement = NormPlacement.Post }),
            ["norm on both sides"] = Stream(new TransformerBlock { Attention = Attention, FeedForward = Smooth, Norm = NormSpecification.Rms, NormPlacement = NormPlacement.Both }),
            ["norms without gain and bias"] = Stream(new TransformerBlock { Attention = Attention, FeedForward = Smooth, Norm = new NormSpecification { WithoutGain = true, WithoutBias = true } }),
            ["parallel, partial rotary"] = Stream(new TransformerBlock
            {
                Attention = Attention with { Positions = new RotaryPositions { Dimensions = 2 }, InputBiases = true },
                FeedForward = Smooth,
                Norm = NormSpecification.Layer,
                Order = BlockOrder.Parallel,
            }),
            ["parallel with one norm, interleaved rotary"] = Stream(new TransformerBlock
            {
                Attention = Attention with { Positions = new RotaryPositions { Interleaved = true, Base = 100, Stretch = 2 } },
                FeedForward = Smooth,
                Norm = NormSpecification.Layer,
                Order = BlockOrder.ParallelOneNorm,
            }),
            ["grouped, swiglu, rms"] = Stream(new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = 4, HeadWidth = 2, KeyHeads = 2, Positions = new RotaryPositions(), InputBiases = true },
                FeedForward = new FeedForwardSpecification { Width = 6, Activation = Activation.Silu, Gated = true, Biases = false },
                Norm = NormSpecification.Rms,
            }),
            ["geglu with biases, alibi"] = Stream(new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = 3, HeadWidth = 2, Positions = new AlibiPositions() },
                FeedForward = new FeedForwardSpecification { Width = 6, Activation = Activation.Gelu, Gated = true },
            }),
            ["full, relative bias"] = Stream(new TransformerBlock
            {
                Attention = Attention with { Causal = false, Positions = new RelativeBias { Buckets = 8, LargestDistance = 6 } },
                FeedForward = Smooth with { Activation = Activation.Quadratic },
            }),
            ["causal relative bias, scale"] = Stream(new TransformerBlock { Attention = Attention with { Scale = 0.3, Positions = new RelativeBias { Buckets = 4, LargestDistance = 5 } } }),
            ["sliding window"] = Stream(new TransformerBlock { Attention = Attention with { Mask = new SlidingWindow { Size = 2 } }, FeedForward = Smooth with { Activation = Activation.Tanh } }),
            ["prefix mask"] = Stream(new TransformerBlock { Attention = Attention with { Causal = false, Mask = new PrefixMask { Length = 3 } }, FeedForward = Smooth with { Activation = Activation.Sigmoid } }),
            ["given mask"] = Stream(new TransformerBlock { Attention = Attention with { Causal = false, Mask = new VisiblePairs { Rows = ["110000", "011000", "101100", "000111", "100010", "111111"] } } }),
            ["lstm"] = Stream(new Lstm { Hidden = 5 }, new Lstm { Hidden = 6 }),
            ["diagonal recurrence"] = Stream(new LinearRecurrence { LearnedStart = true }, new LinearRecurrence { Bound = TransitionBound.Tanh, Constant = true }),
            ["block-diagonal recurrence"] = Stream(
                new Residual { Modules = [new LinearRecurrence { BlockSize = 4, Bound = TransitionBound.ColumnNorm }] },
                new LinearRecurrence { BlockSize = 2, Constant = true, Bound = TransitionBound.None, LearnedStart = true }),
            ["loop"] = Stream(new Loop
            {
                Turns = 3,
                Injection = true,
                Modules = [new TransformerBlock { Attention = Attention, FeedForward = Smooth, Norm = NormSpecification.Layer }, new Linear { Outputs = 8 }],
            }),
            ["loop without injection, then a block"] = Stream(
                new Loop { Turns = 2, Modules = [new TransformerBlock { Attention = Attention, FeedForward = Smooth }] },
                new TransformerBlock { Attention = Attention, FeedForward = Smooth }),
            ["linear and activation"] = Stream(new Linear { Outputs = 5 }, new ActivationModule { Function = Activation.Silu }, new Linear { Outputs = 9, WithoutBias = true }),
            ["batch norm in a stream"] = Stream(new BatchNorm()),
        };
        networks["sinusoidal, scaled, tied"] = new NetworkSpecification
        {
            Vocabulary = 7,
            Context = 6,
            Width = 8,
            Outputs = 7,
            Modules =
            [
                new TokenEmbedding { Scale = 1.7 }, new SinusoidalPositions(), new TransformerBlock { Attention = Attention, FeedForward = Smooth },
                new FinalNorm(), new Unembedding { Tied = true, Scale = 0.6, Bias = true },
            ],
        };
        networks["quadratic perceptron"] = Tables(new ActivationModule { Function = Activation.Quadratic });
        networks["quadratic perceptron with batch norm"] = Tables(new ActivationModule { Function = Activation.Quadratic }, new BatchNorm());
        return networks;

        static NetworkSpecification Stream(params ImmutableArray<ModuleSpecification> middle) => new()
        {
            Vocabulary = 7,
            Context = 6,
            Width = 8,
            Outputs = 5,
            Modules = [new TokenEmbedding(), new LearnedPositions(), .. middle, new FinalNorm(), new Unembedding { Bias = true }],
        };

        static NetworkSpecification Tables(params ImmutableArray<ModuleSpecification> middle) => new()
        {
            Vocabulary = 7,
            Context = 2,
            Width = 9,
            Outputs = 7,
            Modules = [new TokenTables { Bias = true }, .. middle, new Unembedding()],
        };
    }
}
