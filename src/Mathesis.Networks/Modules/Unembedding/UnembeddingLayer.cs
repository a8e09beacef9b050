using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an <see cref="Unembedding"/>.</summary>
/// <param name="matrix">[width, outputs], or [outputs, width] where it is the embedding's.</param>
/// <param name="isTransposed">Whether it is the embedding's.</param>
/// <param name="bias">[outputs], or null.</param>
/// <param name="scale">What the logits are multiplied by.</param>
internal sealed class UnembeddingLayer<T>(Tensor<T> matrix, bool isTransposed, Tensor<T>? bias, T scale) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_logits";

    public override IReadOnlyList<string> HookPoints { get; } = [Point];

    private int Outputs => matrix.Shape[isTransposed ? 0 : 1];

    private int Width => matrix.Shape[isTransposed ? 1 : 0];

    private int Row => isTransposed ? 1 : Outputs;

    private int Column => isTransposed ? Width : 1;

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> read = pass.LastPositionOnly ? pass.LastPositions(input, 1) : input;
        int rows = pass.Sequences * read.Shape[1];
        Tensor<T> logits = pass.New(pass.Sequences, read.Shape[1], Outputs);
        MatrixProduct.Multiply<T>(rows, Outputs, Width, read.Span, Width, 1, matrix.Span, Row, Column, logits.Span, Outputs);
        if (scale != T.One) VectorRows.Scale(scale, logits.Span);
        if (bias is not null)
        {
            for (int row = 0; row < rows; row++) VectorRows.Add<T>(bias.Span, logits.Row(row));
        }
        pass.Keep(this, new Memory(read, input.Shape[1]));
        return pass.Hook(Point, logits);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> read, int positions) = pass.Kept<Memory>(this);
        int rows = pass.Sequences * read.Shape[1];
        Tensor<T> gradient = pass.HookGradient(Point, outputGradient);
        if (bias is not null) LinearMap.AddBiasGradient(rows, gradient, pass.GradientOf(bias), Outputs);
        if (scale != T.One)
        {
            Tensor<T> scaled = pass.New(gradient.Shape);
            gradient.Span.CopyTo(scaled.Span);
            VectorRows.Scale(scale, scaled.Span);
            gradient = scaled;
        }
        Tensor<T> matrixGradient = pass.GradientOf(matrix);
        if (isTransposed) MatrixProduct.Multiply<T>(Outputs, Width, rows, gradient.Span, 1, Outputs, read.Span, Width, 1, matrixGradient.Span, Width, accumulate: true);
        else MatrixProduct.Multiply<T>(Width, Outputs, rows, read.Span, 1, Width, gradient.Span, Outputs, 1, matrixGradient.Span, Outputs, accumulate: true);
        Tensor<T> readGradient = pass.New(read.Shape);
        MatrixProduct.Multiply<T>(rows, Width, Outputs, gradient.Span, Outputs, 1, matrix.Span, Column, Row, readGradient.Span, Width);
        if (read.Shape[1] == positions) return readGradient;
        Tensor<T> inputGradient = pass.NewZeros(pass.Sequences, positions, Width);
        pass.AddToLastPositions(readGradient, inputGradient);
        return inputGradient;
    }

    private sealed record Memory(Tensor<T> Read, int Positions);
}
