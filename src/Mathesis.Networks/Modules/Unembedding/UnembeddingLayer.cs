using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an <see cref="Unembedding"/>.</summary>
internal sealed class UnembeddingLayer<T>(Tensor<T> matrix, Tensor<T>? bias) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_logits";

    public override IReadOnlyList<string> HookPoints => [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> read = pass.LastPositionOnly ? pass.LastPositions(input, 1) : input;
        Tensor<T> logits = pass.New(pass.Sequences, read.Shape[1], matrix.Shape[1]);
        LinearMap.Forward(pass.Sequences * read.Shape[1], read, matrix, bias, logits);
        pass.Keep(this, new Memory(read, input.Shape[1]));
        return pass.Hook(Point, logits);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> read, int positions) = pass.Kept<Memory>(this);
        Tensor<T> readGradient = pass.New(read.Shape);
        LinearMap.Backward(
            pass.Sequences * read.Shape[1], read, matrix, outputGradient,
            pass.GradientOf(matrix), bias is null ? null : pass.GradientOf(bias), readGradient);
        if (read.Shape[1] == positions) return readGradient;
        Tensor<T> inputGradient = pass.NewZeros(pass.Sequences, positions, matrix.Shape[0]);
        pass.AddToLastPositions(readGradient, inputGradient);
        return inputGradient;
    }

    private sealed record Memory(Tensor<T> Read, int Positions);
}
