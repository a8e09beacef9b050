using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Benchmarks.Networks;

/// <summary>A network and a batch that are measured.</summary>
internal sealed record Case(string Name, string What, NetworkSpecification Specification, Examples Examples, Objective Objective)
{
    /// <summary>All cases, in the order they are shown.</summary>
    public static IReadOnlyList<Case> All { get; } = [Sums(), NarrowSums(), Decoder(), Perceptron(), Additions()];

    private static Case Sums() => new(
        "sums-35", "1 block, d 128, 4 heads, 35 tokens, batch 128", Gpt(13, 35, 128, 4, 1), Language(13, 35, 128), Objective.CrossEntropy);

    private static Case NarrowSums() => new(
        "sums-35-narrow", "1 block, d 64, 4 heads, 35 tokens, batch 128", Gpt(13, 35, 64, 4, 1), Language(13, 35, 128), Objective.CrossEntropy);

    private static Case Decoder() => new(
        "decoder-64", "4 blocks, d 192, 6 heads, 64 tokens, batch 32", Gpt(64, 64, 192, 6, 4), Language(64, 64, 32), Objective.CrossEntropy);

    private static Case Perceptron()
    {
        const int p = 97;
        var specification = new NetworkSpecification
        {
            Vocabulary = p,
            Context = 2,
            Width = 500,
            Outputs = p,
            Modules = [new TokenTables(), new ActivationModule { Function = Activation.Quadratic }, new Unembedding()],
        };
        int[] order = [.. Enumerable.Range(0, p * p)];
        new RandomStream("benchmarks/pairs", 0).Shuffle(order.AsSpan());
        order = order[..4704];
        int[] tokens = [.. order.SelectMany(i => new[] { i / p, i % p })];
        return new("perceptron-97", "quadratic, p 97, 500 neurons, full batch 4,704", specification,
            new Examples(new TokenBatch(tokens, 2), [.. order.Select(i => (i / p + i % p) % p)]), Objective.MeanSquare);
    }

    /// <summary>Ten-digit additions, a pair of digits a token from the ones on, the sum's digit wanted at each; 734 parameters.</summary>
    private static Case Additions()
    {
        const int digits = 10, count = 16384;
        var specification = new NetworkSpecification
        {
            Vocabulary = 100,
            Context = digits + 1,
            Width = 4,
            Outputs = 10,
            Modules = [new TokenEmbedding(), new Lstm { Hidden = 6 }, new Unembedding { Bias = true }],
        };
        var stream = new RandomStream("benchmarks/additions", 0);
        var tokens = new int[count * (digits + 1)];
        var targets = new int[tokens.Length];
        for (int i = 0; i < count; i++)
        {
            int carry = 0;
            for (int digit = 0; digit <= digits; digit++)
            {
                int a = digit == digits ? 0 : stream.NextBelow(10), b = digit == digits ? 0 : stream.NextBelow(10);
                tokens[i * (digits + 1) + digit] = 10 * a + b;
                targets[i * (digits + 1) + digit] = (a + b + carry) % 10;
                carry = (a + b + carry) / 10;
            }
        }
        return new("additions-10", $"LSTM, {specification.CountParameters()} parameters, ten-digit additions, batch {count}", specification,
            new Examples(new TokenBatch(tokens, digits + 1), targets), Objective.CrossEntropy);
    }

    /// <summary>GPT-2's block: layer norms before, GELU by tanh, biases, learned positions.</summary>
    private static NetworkSpecification Gpt(int vocabulary, int context, int width, int heads, int blocks) => new()
    {
        Vocabulary = vocabulary,
        Context = context,
        Width = width,
        Outputs = vocabulary,
        Modules =
        [
            new TokenEmbedding(),
            new LearnedPositions(),
            .. Enumerable.Range(0, blocks).Select(_ => new TransformerBlock
            {
                Attention = new AttentionSpecification { Heads = heads, HeadWidth = width / heads, InputBiases = true, OutputBias = true },
                FeedForward = new FeedForwardSpecification { Width = 4 * width, Activation = Activation.GeluTanh },
                Norm = NormSpecification.Layer,
            }),
            new FinalNorm(),
            new Unembedding(),
        ],
    };

    private static Examples Language(int vocabulary, int context, int count)
    {
        var stream = new RandomStream("benchmarks/language", 0);
        int[] tokens = [.. Enumerable.Range(0, count * context).Select(_ => stream.NextBelow(vocabulary))];
        return new Examples(new TokenBatch(tokens, context), [.. tokens.Select(_ => stream.NextBelow(vocabulary))]);
    }
}
