using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>One run through the layers, over some sequences of a batch: its tokens, its hooks, and what the backward kernels need.</summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class Pass<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TokenBatch batch;
    private readonly Workspace<T>? workspace;
    private readonly Dictionary<Layer<T>, Stack<object>> kept = [];
    private readonly Dictionary<string, Stack<Tensor<T>>> penalised = new(StringComparer.Ordinal);

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

    /// <summary>The position ids of a sequence of the pass, one for each position.</summary>
    public ReadOnlySpan<int> PositionIds(int sequence) => batch.PositionIds.Slice((First + sequence) * Positions, Positions);

    /// <summary>The segments of a sequence of the pass, one for each position and negative for padding; empty where the batch has none.</summary>
    public ReadOnlySpan<int> Segments(int sequence) =>
        batch.Segments.IsEmpty ? default : batch.Segments.Slice((First + sequence) * Positions, Positions);

    /// <summary>Whether only the last position's logits are wanted: then from the last block on there is one position alone.</summary>
    public bool LastPositionOnly { get; init; }

    /// <summary>Takes back what was lent before the last time this was called, in a pass that nothing follows.</summary>
    internal void TakeBackEarlier() => workspace?.TakeBackEarlier();

    /// <summary>Whether a backward pass will follow.</summary>
    public bool IsTraining => Gradients is not null;

    /// <summary>Whether running statistics move with this pass: it belongs to an update.</summary>
    public bool UpdatesStatistics { get; init; }

    /// <summary>Whether any hook waits, so that values must not be overwritten.</summary>
    public bool HasHooks => Hooks is not null || Penalties.Length > 0;

    /// <summary>
    /// What stands before the names of hook points and dropout's places now: a layer that runs others several times puts the number
    /// of the turn here. Empty, or ends with a full stop.
    /// </summary>
    public string Scope { get; set; } = "";

    /// <summary>The sum of the penalties on values of this pass so far.</summary>
    public double Penalty { get; private set; }

    internal Hooks<T>? Hooks { get; init; }

    internal AuxiliaryLoss[] Penalties { get; init; } = [];

    /// <summary>The share of the batch that this pass has, which weighs penalties on values.</summary>
    internal double Share { get; init; } = 1;

    internal GradientMap<T>? Gradients { get; init; }

    internal DropoutMasks? Dropout { get; init; }

    /// <summary>A tensor of the pass; its content is arbitrary.</summary>
    public Tensor<T> New(params ReadOnlySpan<int> shape) => workspace is null ? new Tensor<T>(shape) : workspace.Lend(shape);

    /// <summary>A tensor of the pass, of zeros.</summary>
    public Tensor<T> NewZeros(params ReadOnlySpan<int> shape)
    {
        Tensor<T> tensor = New(shape);
        tensor.Span.Clear();
        return tensor;
    }

    /// <summary>Lets the hooks see or replace a value.</summary>
    public Tensor<T> Hook(string point, Tensor<T> value)
    {
        if (!HasHooks) return value;
        point = Scope + point;
        if (Hooks is not null) value = Hooks.Apply(point, value);
        foreach (AuxiliaryLoss penalty in Penalties)
        {
            if (!penalty.Points.Contains(point)) continue;
            if (!penalised.TryGetValue(point, out Stack<Tensor<T>>? values)) penalised[point] = values = new();
            values.Push(value);
            break;
        }
        return value;
    }

    /// <summary>Lets the hooks see or replace the gradient of the value at a point, and adds the gradients of penalties on it. The result may be the tensor given.</summary>
    public Tensor<T> HookGradient(string point, Tensor<T> gradient)
    {
        if (!HasHooks) return gradient;
        point = Scope + point;
        if (penalised.TryGetValue(point, out Stack<Tensor<T>>? values) && values.TryPop(out Tensor<T>? value))
        {
            Tensor<T> sum = New(gradient.Shape);
            gradient.Span.CopyTo(sum.Span);
            foreach (AuxiliaryLoss penalty in Penalties)
            {
                if (penalty.Points.Contains(point)) Penalty += penalty.OnValue(point, value, Share, sum);
            }
            gradient = sum;
        }
        return Hooks is null ? gradient : Hooks.ApplyGradient(point, gradient);
    }

    /// <summary>Whether a hook waits at a point, so that values computed for it alone are worth computing.</summary>
    public bool IsHooked(string point) => Hooks is not null && Hooks.Points.Contains(Scope + point);

    /// <summary>Whether dropout of that rate does anything in this pass.</summary>
    public bool Drops(double rate) => Dropout is not null && rate > 0;

    /// <summary>
    /// Keeps a layer's values for its backward kernel; in a pass that does not train, nothing is kept. A layer that runs several times
    /// gets back what it kept last first.
    /// </summary>
    public void Keep<TKept>(Layer<T> layer, TKept values) where TKept : class
    {
        if (!IsTraining) return;
        if (!kept.TryGetValue(layer, out Stack<object>? stack)) kept[layer] = stack = new(1);
        stack.Push(values);
    }

    /// <summary>What the layer kept last and has not got back.</summary>
    public TKept Kept<TKept>(Layer<T> layer) where TKept : class => (TKept)kept[layer].Pop();

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
        Dropout.Apply(Scope + site, rate, value, First, Math.Max(Positions, value.Shape[1]), result);
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
        VectorRows.Add<T>(a.Span, b.Span, sum.Span);
        return sum;
    }
}
