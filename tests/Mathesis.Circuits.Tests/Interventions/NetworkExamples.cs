using Mathesis.Networks;

namespace Mathesis.Circuits.Tests;

/// <summary>Networks of every shape with random weights, of 5 tokens and 3 positions, and batches to compare on.</summary>
internal static class NetworkExamples
{
    private const int Tokens = 5, Positions = 3;

    private static readonly AttentionSpecification Attention = new() { Heads = 2, HeadWidth = 3 };

    private static readonly TransformerBlock Block = new() { Attention = Attention, FeedForward = new FeedForwardSpecification { Width = 10 } };

    /// <summary>The specifications by name.</summary>
    public static IReadOnlyDictionary<string, NetworkSpecification> All { get; } = new Dictionary<string, NetworkSpecification>
    {
        ["one block"] = NetworkSpecification.OneBlockTransformer(Tokens - 1, width: 6, heads: 2, headWidth: 3, hidden: 8) with { Outputs = Tokens },
        ["two blocks"] = Stream(Block, Block),
        ["blocks with norms, rotary positions and shared keys"] = Stream(
            Block with { Norm = NormSpecification.Rms, Attention = Attention with { KeyHeads = 1, HeadWidth = 4, Positions = new RotaryPositions() } },
            Block with { Norm = NormSpecification.Layer, FeedForward = new FeedForwardSpecification { Width = 7, Gated = true, Activation = Activation.Silu } },
            new FinalNorm()),
        ["parallel blocks"] = Stream(Block with { Order = BlockOrder.ParallelOneNorm, Norm = NormSpecification.Layer }, Block with { Order = BlockOrder.Parallel }, new FinalNorm()),
        ["norms after the sums"] = Stream(Block with { Norm = NormSpecification.Layer, NormPlacement = NormPlacement.Post }, Block),
        ["a loop"] = Stream(new Loop { Modules = [Block], Turns = 3, Injection = true }),
        ["residual recurrences"] = Stream(
            new Residual { Modules = [new LinearRecurrence(), new Linear { Outputs = 6 }] },
            new Residual { Modules = [new Linear { Outputs = 9 }, new ActivationModule { Function = Activation.Tanh }, new Linear { Outputs = 6 }] }),
        ["a block and a residual cell"] = Stream(Block, new Residual { Modules = [new Lstm { Hidden = 6 }] }),
        ["two cells"] = new() { Vocabulary = Tokens, Context = Positions, Width = 6, Outputs = Tokens, Modules = [new TokenEmbedding(), new Lstm { Hidden = 4 }, new Lstm { Hidden = 4 }, new Unembedding()] },
        ["a perceptron of squares"] = new()
        {
            Vocabulary = Tokens,
            Context = Positions,
            Width = 6,
            Outputs = Tokens,
            Modules = [new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new Unembedding()],
        },
    };

    /// <summary>A network of a specification, with weights that are not small.</summary>
    public static LayerNetwork<double> Build(string name)
    {
        Weights weights = new NormalInitialisation { Deviation = 0.6 }.Create(All[name], 3);
        return new LayerNetwork<double>(All[name], weights);
    }

    /// <summary>Sequences; each batch of a seed differs from that of another at every position.</summary>
    public static TokenBatch Batch(int seed) => new([.. Enumerable.Range(0, 4 * Positions).Select(i => (i * i + i / Positions + seed) % Tokens)], Positions);

    private static NetworkSpecification Stream(params ModuleSpecification[] modules) => new()
    {
        Vocabulary = Tokens,
        Context = Positions,
        Width = 6,
        Outputs = Tokens,
        Modules = [new TokenEmbedding(), new LearnedPositions(), .. modules, new Unembedding()],
    };
}
