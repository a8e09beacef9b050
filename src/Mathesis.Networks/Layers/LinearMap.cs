using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>y = x W (+ b) on rows, and its gradients.</summary>
internal static class LinearMap
{
    /// <summary>y = x W + b.</summary>
    /// <param name="rows">Rows of x and y.</param>
    /// <param name="x">[rows, inputs].</param>
    /// <param name="matrix">[inputs, outputs]; leading dimensions of a higher tensor (heads, head width) count as one.</param>
    /// <param name="bias">[outputs], or null.</param>
    /// <param name="y">[rows, outputs].</param>
    public static void Forward<T>(int rows, Tensor<T> x, Tensor<T> matrix, Tensor<T>? bias, Tensor<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => Forward(rows, x, matrix, bias, y, matrix.Shape[^1]);

    /// <summary>The same with the number of outputs given, where the matrix is packed.</summary>
    public static void Forward<T>(int rows, Tensor<T> x, Tensor<T> matrix, Tensor<T>? bias, Tensor<T> y, int outputs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int inputs = matrix.Length / outputs;
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
    /// <param name="xGradient">[rows, inputs]; overwritten, or added to.</param>
    /// <param name="accumulate">Whether to add to the gradient of x.</param>
    public static void Backward<T>(
        int rows, Tensor<T> x, Tensor<T> matrix, Tensor<T> yGradient, Tensor<T> matrixGradient, Tensor<T>? biasGradient, Tensor<T> xGradient, bool accumulate = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int outputs = matrix.Shape[^1];
        int inputs = matrix.Length / outputs;
        MatrixProduct.Multiply<T>(inputs, outputs, rows, x.Span, 1, inputs, yGradient.Span, outputs, 1, matrixGradient.Span, outputs, accumulate: true);
        if (biasGradient is not null) AddBiasGradient(rows, yGradient, biasGradient, outputs);
        MatrixProduct.Multiply<T>(rows, inputs, outputs, yGradient.Span, outputs, 1, matrix.Span, 1, outputs, xGradient.Span, inputs, accumulate);
    }

    /// <summary>Adds the rows of y's gradient to that of b.</summary>
    public static void AddBiasGradient<T>(int rows, Tensor<T> yGradient, Tensor<T> biasGradient, int outputs) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows; row++) VectorRows.Add<T>(yGradient.Span.Slice(row * outputs, outputs), biasGradient.Span);
    }
}
