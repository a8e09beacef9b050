using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

/// <summary>
/// A network of two blocks of attention, built by hand, whose paths are known. It reads [x, y, "="] and its logits at "=" are
/// 3 [class = x] + 5 [class = y]. Head 0.0 copies x to "=", into a part of the stream (B) that the unembedding does not read;
/// head 0.1 copies y into the part that it reads (C); head 1.0 moves B to C; head 1.1 attends like 1.0 and writes nothing.
/// </summary>
internal static class RelayNetwork
{
    public const int Symbols = 4;
    public const float OfFirst = 3, OfSecond = 5;

    // Parts of the residual stream: the token (A), the position, and what heads write (B, C).
    private const int Token = 0, Place = Symbols + 1, Relay = Place + 3, Read = Relay + Symbols, Width = Read + Symbols;
    private const int HeadWidth = 8;

    public static LayerNetwork<double> Build()
    {
        var attention = new AttentionSpecification { Heads = 2, HeadWidth = HeadWidth };
        var specification = new NetworkSpecification
        {
            Vocabulary = Symbols + 1,
            Context = 3,
            Width = Width,
            Outputs = Symbols,
            Modules = [new TokenEmbedding(), new LearnedPositions(), new TransformerBlock { Attention = attention }, new TransformerBlock { Attention = attention }, new Unembedding()],
        };
        Weights weights = WeightInitialisation.Create(specification, 1);
        foreach ((string _, Tensor<float> tensor) in weights.Tensors) tensor.Span.Clear();
        for (int token = 0; token <= Symbols; token++) weights["embed.W_E"][token, Token + token] = 1;
        for (int position = 0; position < 3; position++) weights["pos_embed.W_pos"][position, Place + position] = 1;
        for (int symbol = 0; symbol < Symbols; symbol++) weights["unembed.W_U"][Read + symbol, symbol] = 1;

        Head(weights, block: 0, head: 0, looksAt: 0, from: Token, to: Relay, strength: OfFirst);
        Head(weights, block: 0, head: 1, looksAt: 1, from: Token, to: Read, strength: OfSecond);
        Head(weights, block: 1, head: 0, looksAt: 2, from: Relay, to: Read, strength: 1);
        Head(weights, block: 1, head: 1, looksAt: 2, from: Relay, to: Read, strength: 0);
        return new LayerNetwork<double>(specification, weights);
    }

    /// <summary>Sequences [x, y, "="].</summary>
    public static TokenBatch Batch(params (int X, int Y)[] pairs) => new([.. pairs.SelectMany(pair => (int[])[pair.X, pair.Y, Symbols])], 3);

    private static void Head(Weights weights, int block, int head, int looksAt, int from, int to, float strength)
    {
        // "=" asks for a position so loudly that nothing else is heard.
        Set("W_Q", head, Width, HeadWidth, Place + 2, 0, 1000);
        Set("W_K", head, Width, HeadWidth, Place + looksAt, 0, 1000);
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            Set("W_V", head, Width, HeadWidth, from + symbol, symbol, 1);
            Set("W_O", head, HeadWidth, Width, symbol, to + symbol, strength);
        }

        void Set(string matrix, int index, int rows, int columns, int row, int column, float value) =>
            weights[$"blocks.{block}.attn.{matrix}"].Values[(index * rows + row) * columns + column] = value;
    }
}
