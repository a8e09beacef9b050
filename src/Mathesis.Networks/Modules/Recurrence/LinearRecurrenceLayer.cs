using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="LinearRecurrence"/> from the first position to the last.</summary>
internal sealed class LinearRecurrenceLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly LinearRecurrence specification;
    private readonly int width;
    private readonly int size;
    private readonly Tensor<T>? constant;
    private readonly Tensor<T>? start;
    private readonly InputMap<T>? transitionMap;
    private readonly InputMap<T> valueMap;

    public LinearRecurrenceLayer(LinearRecurrence specification, int width, string prefix, ParameterSet<T> parameters)
    {
        this.specification = specification;
        this.width = width;
        size = specification.BlockSize;
        constant = specification.Constant ? parameters[$"{prefix}.A"] : null;
        start = specification.LearnedStart ? parameters[$"{prefix}.start"] : null;
        transitionMap = specification.Constant ? null : new InputMap<T>($"{prefix}.{{0}}_A", specification.TransitionHidden, parameters);
        valueMap = new InputMap<T>($"{prefix}.{{0}}_v", specification.ValueHidden, parameters);
        HookPoints = [$"{prefix}.hook_state"];
    }

    public override IReadOnlyList<string> HookPoints { get; }

    private int Entries => width * size;

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        Tensor<T> raw = transitionMap?.Forward(input, pass) ?? constant!;
        Tensor<T> transitions = pass.New(raw.Shape);
        Bound(raw, transitions);
        Tensor<T> states = valueMap.Forward(input, pass);
        Tensor<T> earlier = pass.New(states.Shape);
        for (int row = 0; row < pass.Sequences * positions; row++)
        {
            (int sequence, int position) = Math.DivRem(row, positions);
            if (position == 0 || Segments.Begins(pass, sequence, position))
            {
                if (start is null) earlier.Row(row).Clear();
                else start.Span.CopyTo(earlier.Row(row));
            }
            else
            {
                states.Row(row - 1).CopyTo(earlier.Row(row));
            }
            Move(Transition(transitions, row), earlier.Row(row), states.Row(row));
        }
        pass.Keep(this, new Memory(raw, transitions, earlier));
        return pass.Hook(HookPoints[0], states);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> raw, Tensor<T> transitions, Tensor<T> earlier) = pass.Kept<Memory>(this);
        int positions = outputGradient.Shape[1];
        Tensor<T> stateGradient = pass.New(outputGradient.Shape);
        pass.HookGradient(HookPoints[0], outputGradient).Span.CopyTo(stateGradient.Span);
        Tensor<T> transitionGradient = pass.NewZeros(raw.Shape);
        Tensor<T> before = pass.New(width);
        for (int row = pass.Sequences * positions - 1; row >= 0; row--)
        {
            (int sequence, int position) = Math.DivRem(row, positions);
            before.Span.Clear();
            MoveBack(Transition(transitions, row), earlier.Row(row), stateGradient.Row(row), Transition(transitionGradient, row), before.Span);
            if (position > 0 && !Segments.Begins(pass, sequence, position)) VectorRows.Add<T>(before.Span, stateGradient.Row(row - 1));
            else if (start is not null) VectorRows.Add<T>(before.Span, pass.GradientOf(start).Span);
        }
        for (int block = 0; block < raw.Length / (size * size); block++)
            TransitionBounds.Back<T>(specification.Bound, specification.ColumnPower, size, Block(raw, block), Block(transitionGradient, block));
        Tensor<T> inputGradient = valueMap.Backward(stateGradient, pass);
        if (constant is not null) VectorRows.Add<T>(transitionGradient.Span, pass.GradientOf(constant).Span);
        else VectorRows.Add<T>(transitionMap!.Backward(transitionGradient, pass).Span, inputGradient.Span);
        return inputGradient;
    }

    private void Bound(Tensor<T> raw, Tensor<T> transitions)
    {
        for (int block = 0; block < raw.Length / (size * size); block++)
            TransitionBounds.Apply<T>(specification.Bound, specification.ColumnPower, size, Block(raw, block), Block(transitions, block));
    }

    private Span<T> Block(Tensor<T> tensor, int block) => tensor.Span.Slice(block * size * size, size * size);

    private Span<T> Transition(Tensor<T> tensor, int row) => constant is null ? tensor.Span.Slice(row * Entries, Entries) : tensor.Span;

    /// <summary>state += A earlier, block by block.</summary>
    private void Move(ReadOnlySpan<T> transition, ReadOnlySpan<T> earlier, Span<T> state)
    {
        if (size == 1)
        {
            VectorRows.AddProduct(transition, earlier, state);
            return;
        }
        for (int i = 0; i < width; i++)
            state[i] += VectorRows.Dot(transition.Slice(i * size, size), earlier.Slice(i / size * size, size));
    }

    /// <summary>Adds the gradients of A and of the earlier state.</summary>
    private void MoveBack(ReadOnlySpan<T> transition, ReadOnlySpan<T> earlier, ReadOnlySpan<T> stateGradient, Span<T> transitionGradient, Span<T> before)
    {
        if (size == 1)
        {
            VectorRows.AddProduct(stateGradient, earlier, transitionGradient);
            VectorRows.AddProduct(stateGradient, transition, before);
            return;
        }
        for (int i = 0; i < width; i++)
        {
            int block = i / size * size;
            VectorRows.AddScaled(stateGradient[i], earlier.Slice(block, size), transitionGradient.Slice(i * size, size));
            VectorRows.AddScaled(stateGradient[i], transition.Slice(i * size, size), before.Slice(block, size));
        }
    }

    private sealed record Memory(Tensor<T> Raw, Tensor<T> Transitions, Tensor<T> Earlier);
}
