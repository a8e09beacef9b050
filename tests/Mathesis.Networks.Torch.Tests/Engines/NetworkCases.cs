using System.Collections.Immutable;

namespace Mathesis.Networks.Torch.Tests;

/// <summary>Every kind of layer alone between an embedding and an unembedding, in all its settings, and whole networks.</summary>
internal static class NetworkCases
{
    private const int Vocabulary = 7;
    private const int Context = 6;

    private static readonly AttentionSpecification attention = new() { Heads = 4, HeadWidth = 4 };
    private static readonly TransformerBlock block = new() { Attention = attention, FeedForward = new FeedForwardSpecification { Width = 12 } };

    /// <summary>The networks by name.</summary>
    public static IReadOnlyDictionary<string, NetworkSpecification> All { get; } = Make();

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Keys;

    private static Dictionary<string, NetworkSpecification> Make()
    {
        var cases = new Dictionary<string, NetworkSpecification>(StringComparer.Ordinal)
        {
            ["embedding"] = Between(),
            ["embedding scaled"] = Network([new TokenEmbedding { Scale = 3.5 }, new Unembedding()]),
            ["unembedding with bias and scale"] = Network([new TokenEmbedding(), new Unembedding { Bias = true, Scale = 0.25 }]),
            ["unembedding tied"] = Network([new TokenEmbedding(), new Unembedding { Tied = true }]),
            ["learned positions"] = Between(new LearnedPositions()),
            ["sinusoidal positions"] = Between(new SinusoidalPositions()),
            ["linear"] = Between(new Linear { Outputs = 5 }),
            ["linear without bias"] = Between(new Linear { Outputs = 5, WithoutBias = true }),
            ["dropout"] = Between(new Dropout { Rate = 0.3 }),
            ["batch norm"] = Between(new BatchNorm(), new ActivationModule { Function = Activation.Tanh }, new BatchNorm()),
            ["final norm"] = Between(new FinalNorm()),
            ["final rms norm"] = Between(new FinalNorm { Norm = NormSpecification.Rms }),
            ["tables"] = Network([new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new Unembedding()]),
            ["tables with bias"] = Network([new TokenTables { Bias = true }, new ActivationModule { Function = Activation.Relu }, new Unembedding()]),
            ["block"] = Between(block),
            ["block of attention alone"] = Between(block with { FeedForward = null }),
            ["feed-forward without biases"] = Between(Fed(new FeedForwardSpecification { Width = 9, Biases = false })),
            ["geglu"] = Between(Fed(new FeedForwardSpecification { Width = 9, Gated = true, Activation = Activation.Gelu })),
            ["swiglu"] = Between(Fed(new FeedForwardSpecification { Width = 9, Gated = true, Activation = Activation.Silu, Biases = false })),
            ["attention both ways"] = Attended(attention with { Causal = false }),
            ["attention grouped"] = Attended(attention with { KeyHeads = 2 }),
            ["attention with one key head"] = Attended(attention with { KeyHeads = 1 }),
            ["attention with biases"] = Attended(attention with { InputBiases = true, OutputBias = true }),
            ["attention scaled"] = Attended(attention with { Scale = 0.9 }),
            ["attention with a prefix"] = Attended(attention with { Causal = false, Mask = new PrefixMask { Length = 2 } }),
            ["attention in a window"] = Attended(attention with { Mask = new SlidingWindow { Size = 2 } }),
            ["attention by pairs"] = Attended(attention with
            {
                Causal = false,
                Mask = new VisiblePairs { Rows = ["110000", "010000", "111000", "000111", "100011", "111111"] },
            }),
            ["rotary"] = Attended(attention with { Positions = new RotaryPositions() }),
            ["rotary in part"] = Attended(attention with { Positions = new RotaryPositions { Dimensions = 2, Base = 50 } }),
            ["rotary interleaved"] = Attended(attention with { KeyHeads = 2, Positions = new RotaryPositions { Interleaved = true, Stretch = 1.5 } }),
            ["rotary with long waves stretched"] = Attended(attention with
            {
                Positions = new RotaryPositions { Base = 30, LongWaves = new LongWaveStretch { Factor = 4, LowFrequency = 1, HighFrequency = 4, Context = 12 } },
            }),
            ["alibi"] = Attended(attention with { Positions = new AlibiPositions() }),
            ["alibi of three heads"] = Attended(attention with { Heads = 3, Causal = false, Positions = new AlibiPositions() }),
            ["relative bias"] = Attended(attention with { Positions = new RelativeBias { Buckets = 4, LargestDistance = 5 } }),
            ["relative bias both ways"] = Attended(attention with { Causal = false, Positions = new RelativeBias { Buckets = 8, LargestDistance = 6 } }),
            ["dropout everywhere"] = Between(new TransformerBlock
            {
                Attention = attention with { Dropout = 0.2 },
                FeedForward = new FeedForwardSpecification { Width = 12, Dropout = 0.2 },
                Dropout = 0.1,
            }),
            ["paper 105"] = NetworkSpecification.OneBlockTransformer(7, width: 16, heads: 4, headWidth: 4, hidden: 32) with { Outputs = Vocabulary },
            ["decoder"] = Decoder(),
            ["lstm"] = Network([new TokenEmbedding(), new Lstm { Hidden = 10 }, new Unembedding { Bias = true }]),
            ["two lstms"] = Network([new TokenEmbedding(), new Lstm { Hidden = 10 }, new Lstm { Hidden = 6 }, new Unembedding()]),
            ["recurrence"] = Between(new LinearRecurrence()),
            ["recurrence that is constant"] = Between(new LinearRecurrence { Constant = true, BlockSize = 2, Bound = TransitionBound.Tanh, LearnedStart = true }),
            ["recurrence with hidden layers"] = Between(new LinearRecurrence { TransitionHidden = 5, ValueHidden = 6, BlockSize = 4, Bound = TransitionBound.ColumnNorm, LearnedStart = true }),
            ["recurrence without bound"] = Between(new LinearRecurrence { BlockSize = 2, Bound = TransitionBound.None, Constant = true }),
            ["residual"] = Between(new Residual { Modules = [new Linear { Outputs = 5 }, new ActivationModule { Function = Activation.Tanh }, new Linear { Outputs = 8 }] }),
            ["loop"] = Between(new Loop { Turns = 3, Modules = [block with { Norm = NormSpecification.Layer }] }),
            ["loop with injection"] = Between(new Loop { Turns = 3, Injection = true, Modules = [block with { Norm = NormSpecification.Rms }, new Dropout { Rate = 0.1 }] }),
        };
        foreach (Activation function in Enum.GetValues<Activation>())
        {
            cases[$"activation {function}"] = Between(new ActivationModule { Function = function });
            cases[$"neurons {function}"] = Between(Fed(new FeedForwardSpecification { Width = 9, Activation = function }));
        }
        foreach (NormSpecification norm in (NormSpecification[])[NormSpecification.Layer, NormSpecification.Rms, new() { WithoutGain = true }, new() { WithoutBias = true, Epsilon = 0.1 }])
        {
            foreach (NormPlacement placement in Enum.GetValues<NormPlacement>())
                cases[$"block with norm {norm.Kind} {norm.WithoutGain} {norm.WithoutBias} {placement}"] = Between(block with { Norm = norm, NormPlacement = placement });
        }
        foreach (BlockOrder order in Enum.GetValues<BlockOrder>())
            cases[$"block in order {order}"] = Between(block with { Norm = NormSpecification.Layer, Order = order });
        return cases;
    }

    /// <summary>Two blocks of a decoder as language models have them.</summary>
    private static NetworkSpecification Decoder()
    {
        var layer = new TransformerBlock
        {
            Attention = attention with { KeyHeads = 2, Positions = new RotaryPositions() },
            FeedForward = new FeedForwardSpecification { Width = 24, Gated = true, Activation = Activation.Silu, Biases = false },
            Norm = NormSpecification.Rms,
        };
        return Network([new TokenEmbedding(), layer, layer, new FinalNorm { Norm = NormSpecification.Rms }, new Unembedding { Tied = true }]) with { Width = 16 };
    }

    private static NetworkSpecification Attended(AttentionSpecification chosen) => Between(block with { Attention = chosen, FeedForward = null });

    private static TransformerBlock Fed(FeedForwardSpecification chosen) => block with { FeedForward = chosen };

    private static NetworkSpecification Between(params ReadOnlySpan<ModuleSpecification> modules) =>
        Network([new TokenEmbedding(), .. modules, new Unembedding()]);

    private static NetworkSpecification Network(ImmutableArray<ModuleSpecification> modules) =>
        new() { Vocabulary = Vocabulary, Context = Context, Width = 8, Outputs = Vocabulary, Modules = modules };
}
