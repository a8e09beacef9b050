using System.Collections.Immutable;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// A value for each parameter of a folded network (a weight, a gradient or a moment) in one piece of memory, in the order and
/// shapes of the specification, each parameter beginning on a cache line.
/// </summary>
internal sealed class FoldedParameters : IDisposable
{
    private readonly AlignedBuffer<float> buffer;
    private readonly OrderedDictionary<string, (int Start, int Length, ImmutableArray<int> Shape)> places = new(StringComparer.Ordinal);
    private readonly FoldedShape shape;

    /// <summary>Zeros for each parameter.</summary>
    public FoldedParameters(FoldedShape shape)
    {
        this.shape = shape;
        Place("embed.W_E", shape.Vocabulary, shape.Width);
        Place("pos_embed.W_pos", 3, shape.Width);
        Place("blocks.0.attn.W_Q", shape.Heads, shape.Width, shape.HeadWidth);
        Place("blocks.0.attn.W_K", shape.Heads, shape.Width, shape.HeadWidth);
        Place("blocks.0.attn.W_V", shape.Heads, shape.Width, shape.HeadWidth);
        Place("blocks.0.attn.W_O", shape.Heads, shape.HeadWidth, shape.Width);
        Place("blocks.0.mlp.W_in", shape.Width, shape.Hidden);
        Place("blocks.0.mlp.b_in", shape.Hidden);
        Place("blocks.0.mlp.W_out", shape.Hidden, shape.Width);
        Place("blocks.0.mlp.b_out", shape.Width);
        Place("unembed.W_U", shape.Width, shape.Outputs);
        (int start, int length, _) = places.GetAt(places.Count - 1).Value;
        buffer = new AlignedBuffer<float>(RoundUp(start + length));
    }

    /// <summary>All values with the gaps between parameters, which stay zero; a whole number of vectors.</summary>
    public Span<float> All => buffer.Span;

    /// <summary>W_E [vocabulary, width].</summary>
    public MatrixView<float> Embedding => Matrix("embed.W_E", shape.Vocabulary, shape.Width);

    /// <summary>W_pos [3, width].</summary>
    public MatrixView<float> Positions => Matrix("pos_embed.W_pos", 3, shape.Width);

    /// <summary>W_in [width, hidden].</summary>
    public MatrixView<float> In => Matrix("blocks.0.mlp.W_in", shape.Width, shape.Hidden);

    /// <summary>b_in [hidden].</summary>
    public Span<float> InBias => Values("blocks.0.mlp.b_in");

    /// <summary>W_out [hidden, width].</summary>
    public MatrixView<float> Out => Matrix("blocks.0.mlp.W_out", shape.Hidden, shape.Width);

    /// <summary>b_out [width].</summary>
    public Span<float> OutBias => Values("blocks.0.mlp.b_out");

    /// <summary>W_U [width, outputs].</summary>
    public MatrixView<float> Unembedding => Matrix("unembed.W_U", shape.Width, shape.Outputs);

    /// <summary>W_O of all heads, [heads * head width, width].</summary>
    public MatrixView<float> Output => Matrix("blocks.0.attn.W_O", shape.AttentionWidth, shape.Width);

    /// <summary>W_Q of one head, [width, head width].</summary>
    public MatrixView<float> Query(int head) => Head("blocks.0.attn.W_Q", head);

    /// <summary>W_K of one head, [width, head width].</summary>
    public MatrixView<float> Key(int head) => Head("blocks.0.attn.W_K", head);

    /// <summary>W_V of one head, [width, head width].</summary>
    public MatrixView<float> Value(int head) => Head("blocks.0.attn.W_V", head);

    /// <summary>Takes the values of weights that fit the specification.</summary>
    public void Import(Weights weights)
    {
        foreach (string name in places.Keys) weights[name].Span.CopyTo(Values(name));
    }

    /// <summary>A copy of the values as weights.</summary>
    public Weights Export()
    {
        var weights = new Weights();
        foreach ((string name, (int _, int _, ImmutableArray<int> lengths)) in places)
        {
            var tensor = new Tensor<float>(lengths.AsSpan());
            Values(name).CopyTo(tensor.Span);
            weights.Add(name, tensor);
        }
        return weights;
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();

    private void Place(string name, params ReadOnlySpan<int> lengths)
    {
        int length = 1;
        foreach (int extent in lengths) length = checked(length * extent);
        int start = 0;
        if (places.Count > 0)
        {
            (int last, int count, _) = places.GetAt(places.Count - 1).Value;
            start = RoundUp(last + count);
        }
        places.Add(name, (start, length, ImmutableArray.Create(lengths)));
    }

    private Span<float> Values(string name)
    {
        (int start, int length, _) = places[name];
        return buffer.Span.Slice(start, length);
    }

    private MatrixView<float> Matrix(string name, int rows, int columns) => new(Values(name), rows, columns, columns);

    private MatrixView<float> Head(string name, int head)
    {
        int length = shape.Width * shape.HeadWidth;
        return new(Values(name).Slice(head * length, length), shape.Width, shape.HeadWidth, shape.HeadWidth);
    }

    private static int RoundUp(int length) => (length + FoldedShape.Lanes - 1) / FoldedShape.Lanes * FoldedShape.Lanes;
}
