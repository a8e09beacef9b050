using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Runs an <see cref="Lstm"/>. Inside, a position's numbers lie feature by feature with the sequences side by side, so that narrow
/// states fill vectors too: everything is [positions, features, sequences].
/// </summary>
internal sealed class LstmLayer<T>(string prefix, ParameterSet<T> parameters) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> inputMatrix = parameters[$"{prefix}.W_x"];
    private readonly Tensor<T> stateMatrix = parameters[$"{prefix}.W_h"];
    private readonly Tensor<T> bias = parameters[$"{prefix}.b"];

    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_hidden"];

    private int Width => inputMatrix.Shape[0];

    private int Hidden => stateMatrix.Shape[0];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1], n = pass.Sequences, hidden = Hidden, state = hidden * n;
        Tensor<T> read = SequencesLast(input, pass);
        // Gates before, then after their functions: input, forget, candidate, output.
        Tensor<T> gates = pass.New(positions, 4 * hidden, n);
        Tensor<T> earlier = pass.NewZeros(positions, hidden, n);
        Tensor<T> earlierCells = pass.NewZeros(positions, hidden, n);
        Tensor<T> squashed = pass.New(positions, hidden, n);
        Tensor<T> hiddens = pass.New(positions, hidden, n);
        Tensor<T> cell = pass.New(hidden, n);
        for (int position = 0; position < positions; position++)
        {
            Span<T> gate = gates.Span.Slice(position * 4 * state, 4 * state);
            for (int i = 0; i < 4 * hidden; i++) gate.Slice(i * n, n).Fill(bias.Values[i]);
            MatrixProduct.Multiply<T>(4 * hidden, n, Width, inputMatrix.Span, 1, 4 * hidden, read.Span[(position * Width * n)..], n, 1, gate, n, accumulate: true);
            Span<T> before = earlier.Span.Slice(position * state, state);
            Span<T> cellBefore = earlierCells.Span.Slice(position * state, state);
            if (position > 0)
            {
                hiddens.Span.Slice((position - 1) * state, state).CopyTo(before);
                cell.Span.CopyTo(cellBefore);
                ClearWhereSegmentsBegin(position, before, cellBefore, pass);
                MatrixProduct.Multiply<T>(4 * hidden, n, hidden, stateMatrix.Span, 1, 4 * hidden, before, n, 1, gate, n, accumulate: true);
            }
            ActivationFunction.Apply<T>(Activation.Sigmoid, gate[..(2 * state)], gate[..(2 * state)]);
            ActivationFunction.Apply<T>(Activation.Tanh, gate.Slice(2 * state, state), gate.Slice(2 * state, state));
            ActivationFunction.Apply<T>(Activation.Sigmoid, gate[(3 * state)..], gate[(3 * state)..]);
            VectorRows.Multiply<T>(gate[..state], gate.Slice(2 * state, state), cell.Span);
            VectorRows.AddProduct<T>(gate.Slice(state, state), cellBefore, cell.Span);
            Span<T> height = squashed.Span.Slice(position * state, state);
            ActivationFunction.Apply<T>(Activation.Tanh, cell.Span, height);
            VectorRows.Multiply<T>(gate[(3 * state)..], height, hiddens.Span.Slice(position * state, state));
        }
        pass.Keep(this, new Memory(read, gates, earlier, earlierCells, squashed));
        return pass.Hook(HookPoints[0], SequencesFirst(hiddens, pass));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> read, Tensor<T> gates, Tensor<T> earlier, Tensor<T> earlierCells, Tensor<T> squashed) = pass.Kept<Memory>(this);
        int positions = outputGradient.Shape[1], n = pass.Sequences, hidden = Hidden, state = hidden * n;
        Tensor<T> gradient = SequencesLast(pass.HookGradient(HookPoints[0], outputGradient), pass);
        Tensor<T> gateGradient = pass.New(4 * hidden, n);
        Tensor<T> hiddenGradient = pass.NewZeros(hidden, n);
        Tensor<T> cellGradient = pass.NewZeros(hidden, n);
        Tensor<T> readGradient = pass.New(read.Shape);
        Tensor<T> inputMatrixGradient = pass.GradientOf(inputMatrix), stateMatrixGradient = pass.GradientOf(stateMatrix), biasGradient = pass.GradientOf(bias);
        // The products' left sides want the sequences as the inner dimension, which both have as their last.
        Tensor<T> transposed = pass.New(n, 4 * hidden);
        for (int position = positions - 1; position >= 0; position--)
        {
            VectorRows.Add<T>(gradient.Span.Slice(position * state, state), hiddenGradient.Span);
            BackStep(
                gates.Span.Slice(position * 4 * state, 4 * state), earlierCells.Span.Slice(position * state, state), squashed.Span.Slice(position * state, state),
                hiddenGradient.Span, cellGradient.Span, gateGradient.Span);
            for (int i = 0; i < 4 * hidden; i++) biasGradient.Values[i] += VectorRows.Sum<T>(gateGradient.Row(i));
            Transposition.Transpose<T>(4 * hidden, n, gateGradient.Span, n, transposed.Span, 4 * hidden);
            MatrixProduct.Multiply<T>(
                Width, 4 * hidden, n, read.Span[(position * Width * n)..], n, 1, transposed.Span, 4 * hidden, 1, inputMatrixGradient.Span, 4 * hidden, accumulate: true);
            MatrixProduct.Multiply<T>(Width, n, 4 * hidden, inputMatrix.Span, 4 * hidden, 1, gateGradient.Span, n, 1, readGradient.Span[(position * Width * n)..], n);
            if (position == 0) break;
            MatrixProduct.Multiply<T>(
                hidden, 4 * hidden, n, earlier.Span[(position * state)..], n, 1, transposed.Span, 4 * hidden, 1, stateMatrixGradient.Span, 4 * hidden, accumulate: true);
            MatrixProduct.Multiply<T>(hidden, n, 4 * hidden, stateMatrix.Span, 4 * hidden, 1, gateGradient.Span, n, 1, hiddenGradient.Span, n);
            ClearWhereSegmentsBegin(position, hiddenGradient.Span, cellGradient.Span, pass);
        }
        return SequencesFirst(readGradient, pass);
    }

    /// <summary>From the gradient of the state to those of the gates before their functions and of the earlier cell, which replaces that of the cell.</summary>
    private static void BackStep(
        ReadOnlySpan<T> gates, ReadOnlySpan<T> earlierCell, ReadOnlySpan<T> squashed, ReadOnlySpan<T> state, Span<T> cell, Span<T> gateGradient)
    {
        int length = state.Length;
        ReadOnlySpan<Vector<T>> input = Vectors(gates[..length]), forget = Vectors(gates.Slice(length, length));
        ReadOnlySpan<Vector<T>> candidate = Vectors(gates.Slice(2 * length, length)), output = Vectors(gates.Slice(3 * length, length));
        ReadOnlySpan<Vector<T>> before = Vectors(earlierCell), height = Vectors(squashed), gradient = Vectors(state);
        Span<Vector<T>> cells = Vectors(cell), toInput = Vectors(gateGradient[..length]), toForget = Vectors(gateGradient.Slice(length, length));
        Span<Vector<T>> toCandidate = Vectors(gateGradient.Slice(2 * length, length)), toOutput = Vectors(gateGradient.Slice(3 * length, length));
        Vector<T> one = Vector<T>.One;
        for (int i = 0; i < gradient.Length; i++)
        {
            Vector<T> sum = cells[i] + gradient[i] * output[i] * (one - height[i] * height[i]);
            toInput[i] = sum * candidate[i] * input[i] * (one - input[i]);
            toForget[i] = sum * before[i] * forget[i] * (one - forget[i]);
            toCandidate[i] = sum * input[i] * (one - candidate[i] * candidate[i]);
            toOutput[i] = gradient[i] * height[i] * output[i] * (one - output[i]);
            cells[i] = sum * forget[i];
        }
        for (int i = gradient.Length * Vector<T>.Count; i < length; i++)
        {
            T opening = gates[i], keeping = gates[length + i], proposal = gates[2 * length + i], showing = gates[3 * length + i];
            T sum = cell[i] + state[i] * showing * (T.One - squashed[i] * squashed[i]);
            gateGradient[i] = sum * proposal * opening * (T.One - opening);
            gateGradient[length + i] = sum * earlierCell[i] * keeping * (T.One - keeping);
            gateGradient[2 * length + i] = sum * opening * (T.One - proposal * proposal);
            gateGradient[3 * length + i] = state[i] * squashed[i] * showing * (T.One - showing);
            cell[i] = sum * keeping;
        }
    }

    private static ReadOnlySpan<Vector<T>> Vectors(ReadOnlySpan<T> span) => MemoryMarshal.Cast<T, Vector<T>>(span);

    private static Span<Vector<T>> Vectors(Span<T> span) => MemoryMarshal.Cast<T, Vector<T>>(span);

    /// <summary>Sets the state, or its gradient, to zero in the sequences where a segment begins at a position.</summary>
    private void ClearWhereSegmentsBegin(int position, Span<T> state, Span<T> cell, Pass<T> pass)
    {
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            if (!Segments.Begins(pass, sequence, position)) continue;
            for (int i = 0; i < Hidden; i++) state[i * pass.Sequences + sequence] = cell[i * pass.Sequences + sequence] = T.Zero;
        }
    }

    /// <summary>[sequences, positions, features] to [positions, features, sequences].</summary>
    private static Tensor<T> SequencesLast(Tensor<T> value, Pass<T> pass)
    {
        int n = value.Shape[0], row = value.Shape[1] * value.Shape[2];
        Tensor<T> result = pass.New(value.Shape[1], value.Shape[2], n);
        Transposition.Transpose<T>(n, row, value.Span, row, result.Span, n);
        return result;
    }

    /// <summary>[positions, features, sequences] to [sequences, positions, features].</summary>
    private static Tensor<T> SequencesFirst(Tensor<T> value, Pass<T> pass)
    {
        int n = value.Shape[2], row = value.Shape[0] * value.Shape[1];
        Tensor<T> result = pass.New(n, value.Shape[0], value.Shape[1]);
        Transposition.Transpose<T>(row, n, value.Span, n, result.Span, row);
        return result;
    }

    private sealed record Memory(Tensor<T> Read, Tensor<T> Gates, Tensor<T> Earlier, Tensor<T> EarlierCells, Tensor<T> Squashed);
}
