using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an <see cref="Lstm"/>: one product for all inputs, then one for the states of each position.</summary>
internal sealed class LstmLayer<T>(string prefix, ParameterSet<T> parameters) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> inputMatrix = parameters[$"{prefix}.W_x"];
    private readonly Tensor<T> stateMatrix = parameters[$"{prefix}.W_h"];
    private readonly Tensor<T> bias = parameters[$"{prefix}.b"];

    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_hidden"];

    private int Hidden => stateMatrix.Shape[0];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        int hidden = Hidden;
        // Gates before, then after their functions; in each row input, forget, candidate, output.
        Tensor<T> gates = pass.New(pass.Sequences, positions, 4 * hidden);
        LinearMap.Forward(pass.Sequences * positions, input, inputMatrix, bias, gates);
        Tensor<T> earlier = pass.NewZeros(pass.Sequences, positions, hidden);
        Tensor<T> earlierCells = pass.NewZeros(pass.Sequences, positions, hidden);
        Tensor<T> cells = pass.New(pass.Sequences, positions, hidden);
        Tensor<T> squashed = pass.New(pass.Sequences, positions, hidden);
        Tensor<T> output = pass.New(pass.Sequences, positions, hidden);
        for (int position = 0; position < positions; position++)
        {
            if (position > 0)
            {
                MatrixProduct.Multiply<T>(
                    pass.Sequences, 4 * hidden, hidden, earlier.Span[(position * hidden)..], positions * hidden, 1,
                    stateMatrix.Span, 4 * hidden, 1, gates.Span[(position * 4 * hidden)..], positions * 4 * hidden, accumulate: true);
            }
            for (int sequence = 0; sequence < pass.Sequences; sequence++)
            {
                int row = sequence * positions + position;
                Span<T> gate = gates.Row(row);
                ActivationFunction.Apply<T>(Activation.Sigmoid, gate[..(2 * hidden)], gate[..(2 * hidden)]);
                ActivationFunction.Apply<T>(Activation.Tanh, gate.Slice(2 * hidden, hidden), gate.Slice(2 * hidden, hidden));
                ActivationFunction.Apply<T>(Activation.Sigmoid, gate[(3 * hidden)..], gate[(3 * hidden)..]);
                Span<T> cell = cells.Row(row);
                VectorRows.Multiply<T>(gate[..hidden], gate.Slice(2 * hidden, hidden), cell);
                VectorRows.AddProduct<T>(gate.Slice(hidden, hidden), earlierCells.Row(row), cell);
                ActivationFunction.Apply<T>(Activation.Tanh, cell, squashed.Row(row));
                VectorRows.Multiply<T>(gate[(3 * hidden)..], squashed.Row(row), output.Row(row));
                if (position + 1 == positions || Segments.Begins(pass, sequence, position + 1)) continue;
                output.Row(row).CopyTo(earlier.Row(row + 1));
                cell.CopyTo(earlierCells.Row(row + 1));
            }
        }
        pass.Keep(this, new Memory(input, gates, earlier, earlierCells, squashed));
        return pass.Hook(HookPoints[0], output);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T> gates, Tensor<T> earlier, Tensor<T> earlierCells, Tensor<T> squashed) = pass.Kept<Memory>(this);
        int positions = input.Shape[1];
        int hidden = Hidden;
        Tensor<T> gradient = pass.HookGradient(HookPoints[0], outputGradient);
        Tensor<T> gateGradient = pass.New(gates.Shape);
        Tensor<T> state = pass.NewZeros(pass.Sequences, hidden);
        Tensor<T> cell = pass.NewZeros(pass.Sequences, hidden);
        for (int position = positions - 1; position >= 0; position--)
        {
            for (int sequence = 0; sequence < pass.Sequences; sequence++)
            {
                int row = sequence * positions + position;
                VectorRows.Add<T>(gradient.Row(row), state.Row(sequence));
                BackRow(gates.Row(row), earlierCells.Row(row), squashed.Row(row), state.Row(sequence), cell.Row(sequence), gateGradient.Row(row));
            }
            if (position == 0) break;
            MatrixProduct.Multiply<T>(
                pass.Sequences, hidden, 4 * hidden, gateGradient.Span[(position * 4 * hidden)..], positions * 4 * hidden, 1,
                stateMatrix.Span, 1, 4 * hidden, state.Span, hidden);
            for (int sequence = 0; sequence < pass.Sequences; sequence++)
            {
                if (!Segments.Begins(pass, sequence, position)) continue;
                state.Row(sequence).Clear();
                cell.Row(sequence).Clear();
            }
        }
        int rows = pass.Sequences * positions;
        Tensor<T> stateMatrixGradient = pass.GradientOf(stateMatrix);
        MatrixProduct.Multiply<T>(
            hidden, 4 * hidden, rows, earlier.Span, 1, hidden, gateGradient.Span, 4 * hidden, 1, stateMatrixGradient.Span, 4 * hidden, accumulate: true);
        Tensor<T> inputGradient = pass.New(input.Shape);
        LinearMap.Backward(rows, input, inputMatrix, gateGradient, pass.GradientOf(inputMatrix), pass.GradientOf(bias), inputGradient);
        return inputGradient;
    }

    /// <summary>From the gradient of the state to those of the gates before their functions and of the earlier cell, which replaces that of the cell.</summary>
    private static void BackRow(
        ReadOnlySpan<T> gates, ReadOnlySpan<T> earlierCell, ReadOnlySpan<T> squashed, ReadOnlySpan<T> state, Span<T> cell, Span<T> gateGradient)
    {
        int hidden = state.Length;
        for (int i = 0; i < hidden; i++)
        {
            T input = gates[i], forget = gates[hidden + i], candidate = gates[2 * hidden + i], output = gates[3 * hidden + i];
            T height = squashed[i];
            T cellGradient = cell[i] + state[i] * output * (T.One - height * height);
            gateGradient[i] = cellGradient * candidate * input * (T.One - input);
            gateGradient[hidden + i] = cellGradient * earlierCell[i] * forget * (T.One - forget);
            gateGradient[2 * hidden + i] = cellGradient * input * (T.One - candidate * candidate);
            gateGradient[3 * hidden + i] = state[i] * height * output * (T.One - output);
            cell[i] = cellGradient * forget;
        }
    }

    private sealed record Memory(Tensor<T> Input, Tensor<T> Gates, Tensor<T> Earlier, Tensor<T> EarlierCells, Tensor<T> Squashed);
}
