using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>One run through the layers, over some sequences of a batch: its tokens, its hooks, and what the backward kernels need.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class Pass<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TokenBatch batch;
    private readonly Workspace<T>? workspace;
    private readonly Dictionary<Layer<T>, object> kept = [];

    internal Pass(TokenBatch batch, int first, int sequences, Workspace<T>? workspace = null)
    {
        this.batch = batch;
        this.workspace = workspace;
        First = first;
        Sequences = sequences;
    }

    /// <summary>The index in the batch of the first sequence of the pass.</summary>
    public int First { get; }

    /// <summary>How many sequences the pass has.</summary>
    public int Sequences { get; }

    /// <summary>The length of every sequence.</summary>
    public int Positions => batch.Positions;

    /// <summary>The tokens, sequence after sequence.</summary>
    public ReadOnlySpan<int> Tokens => batch.Tokens.Slice(First * Positions, Sequences * Positions);

    /// <summary>Whether only the last position's logits are wanted: then from the last block on there is one position alone.</summary>
    public bool LastPositionOnly { get; init; }

    /// <summary>Whether a backward pass will follow.</summary>
    public bool IsTraining => Gradients is not null;

    internal Hooks<T>? Hooks { get; init; }

    internal GradientMap<T>? Gradients { get; init; }

    internal DropoutMasks? Dropout { get; init; }

    /// <summary>A tensor of the pass; its content is arbitrary.</summary>
    public Tensor<T> New(params ReadOnlySpan<int> shape)
    {
        if (workspace is null) return new Tensor<T>(shape);
        int length = 1;
        foreach (int dimension in shape) length = checked(length * dimension);
        return new Tensor<T>(workspace.Lend(length), shape);
    }

    /// <summary>A tensor of the pass, of zeros.</summary>
    public Tensor<T> NewZeros(params ReadOnlySpan<int> shape)
    {
        Tensor<T> tensor = New(shape);
        tensor.Span.Clear();
        return tensor;
    }

    /// <summary>Lets the hooks see or replace a value.</summary>
    public Tensor<T> Hook(string point, Tensor<T> value) => Hooks is null ? value : Hooks.Apply(point, value);

    /// <summary>Whether a hook waits at a point, so that values computed for it alone are worth computing.</summary>
    public bool IsHooked(string point) => Hooks is not null && Hooks.Points.Contains(point);

    /// <summary>Keeps a layer's values for its backward kernel; in a pass that does not train, nothing is kept.</summary>
    public void Keep<TKept>(Layer<T> layer, TKept values) where TKept : class
    {
        if (IsTraining) kept[layer] = values;
    }

    /// <summary>What the layer kept.</summary>
    public TKept Kept<TKept>(Layer<T> layer) where TKept : class => (TKept)kept[layer];

    /// <summary>The gradient of a parameter, to be added to.</summary>
    /// <param name="parameter">The tensor that the layer was built with.</param>
    public Tensor<T> GradientOf(Tensor<T> parameter) =>
        (Gradients ?? throw new InvalidOperationException("the pass does not train"))[parameter];

    /// <summary>Sets a fraction of the values to zero and scales the rest, while training; the same again for its gradient.</summary>
    /// <param name="site">The name of the place, which selects the mask.</param>
    /// <param name="rate">The fraction.</param>
    /// <param name="value">[sequences, positions, features]; not changed.</param>
    public Tensor<T> Drop(string site, double rate, Tensor<T> value)
    {
        if (Dropout is null || rate == 0) return value;
        Tensor<T> result = New(value.Shape);
        Dropout.Apply(site, rate, value, First, Positions, result);
        return result;
    }

    /// <summary>The last positions of each sequence, or the tensor itself when it has no others.</summary>
    /// <param name="value">[sequences, positions, features].</param>
    /// <param name="count">How many positions.</param>
    public Tensor<T> LastPositions(Tensor<T> value, int count)
    {
        int positions = value.Shape[1];
        int width = value.Shape[2];
        if (positions == count) return value;
        Tensor<T> last = New(Sequences, count, width);
        for (int sequence = 0; sequence < Sequences; sequence++)
            value.Span.Slice(((sequence + 1) * positions - count) * width, count * width).CopyTo(last.Span[(sequence * count * width)..]);
        return last;
    }

    /// <summary>Adds to the last positions of each sequence.</summary>
    /// <param name="addend">[sequences, count, features].</param>
    /// <param name="sum">[sequences, positions, features]; added to.</param>
    public void AddToLastPositions(Tensor<T> addend, Tensor<T> sum)
    {
        int count = addend.Shape[1];
        int positions = sum.Shape[1];
        int width = sum.Shape[2];
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            VectorRows.Add<T>(
                addend.Span.Slice(sequence * count * width, count * width),
                sum.Span.Slice(((sequence + 1) * positions - count) * width, count * width));
        }
    }

    /// <summary>The sum of two tensors of one shape.</summary>
    public Tensor<T> Sum(Tensor<T> a, Tensor<T> b)
    {
        Tensor<T> sum = New(a.Shape);
        a.Span.CopyTo(sum.Span);
        VectorRows.Add<T>(b.Span, sum.Span);
        return sum;
    }
}
