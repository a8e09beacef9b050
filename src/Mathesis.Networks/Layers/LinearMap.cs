using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>y = x W (+ b) on rows, and its gradients.</summary>
internal static class LinearMap
{
    /// <summary>y = x W + b.</summary>
    /// <param name="rows">Rows of x and y.</param>
    /// <param name="x">[rows, inputs].</param>
    /// <param name="matrix">[inputs, outputs].</param>
    /// <param name="bias">[outputs], or null.</param>
    /// <param name="y">[rows, outputs].</param>
    public static void Forward<T>(int rows, Tensor<T> x, Tensor<T> matrix, Tensor<T>? bias, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int inputs, int outputs) = Sizes(matrix);
        if (bias is not null)
        {
            for (int row = 0; row < rows; row++) bias.Span.CopyTo(y.Span.Slice(row * outputs, outputs));
        }
        MatrixProduct.Multiply<T>(rows, outputs, inputs, x.Span, inputs, 1, matrix.Span, outputs, 1, y.Span, outputs, accumulate: bias is not null);
    }

    /// <summary>Adds to the gradients of W and b, and gives that of x.</summary>
    /// <param name="rows">Rows of x and y.</param>
    /// <param name="x">[rows, inputs].</param>
    /// <param name="matrix">[inputs, outputs].</param>
    /// <param name="yGradient">[rows, outputs].</param>
    /// <param name="matrixGradient">[inputs, outputs]; added to.</param>
    /// <param name="biasGradient">[outputs] or null; added to.</param>
    /// <param name="xGradient">[rows, inputs]; overwritten.</param>
    public static void Backward<T>(
        int rows, Tensor<T> x, Tensor<T> matrix, Tensor<T> yGradient, Tensor<T> matrixGradient, Tensor<T>? biasGradient, Tensor<T> xGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int inputs, int outputs) = Sizes(matrix);
        MatrixProduct.Multiply<T>(inputs, outputs, rows, x.Span, 1, inputs, yGradient.Span, outputs, 1, matrixGradient.Span, outputs, accumulate: true);
        if (biasGradient is not null)
        {
            for (int row = 0; row < rows; row++) VectorRows.Add<T>(yGradient.Span.Slice(row * outputs, outputs), biasGradient.Span);
        }
        MatrixProduct.Multiply<T>(rows, inputs, outputs, yGradient.Span, outputs, 1, matrix.Span, 1, outputs, xGradient.Span, inputs);
    }

    /// <summary>The sizes of a matrix; leading dimensions of a higher tensor (heads, head width) count as one.</summary>
    private static (int Inputs, int Outputs) Sizes<T>(Tensor<T> matrix) where T : unmanaged
    {
        int outputs = matrix.Shape[^1];
        return (matrix.Length / outputs, outputs);
    }
}
