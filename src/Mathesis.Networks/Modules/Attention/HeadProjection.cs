using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The map from the residual stream to the heads' vectors: a matrix for each head, run as one product with the matrices side by
/// side. Packing costs as much as one row of the product.
/// </summary>
internal sealed class HeadProjection<T>(Tensor<T> matrices, Tensor<T>? bias) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int heads = matrices.Shape[0];
    private readonly int width = matrices.Shape[1];
    private readonly int headWidth = matrices.Shape[2];

    private int Joined => heads * headWidth;

    /// <summary>[sequences, positions, width] to [sequences, positions, heads, headWidth].</summary>
    public Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> projected = pass.New(pass.Sequences, input.Shape[1], heads, headWidth);
        LinearMap.Forward(pass.Sequences * input.Shape[1], input, Pack(pass), bias, projected, Joined);
        return projected;
    }

    /// <summary>Adds to the gradients of matrices and bias, and gives or adds that of the input.</summary>
    public void Backward(Tensor<T> input, Tensor<T> gradient, Tensor<T> inputGradient, bool accumulate, Pass<T> pass)
    {
        int rows = pass.Sequences * input.Shape[1];
        if (bias is not null) LinearMap.AddBiasGradient(rows, gradient, pass.GradientOf(bias), Joined);
        Tensor<T> matrixGradient = pass.GradientOf(matrices);
        if (heads == 1)
        {
            MatrixProduct.Multiply<T>(width, Joined, rows, input.Span, 1, width, gradient.Span, Joined, 1, matrixGradient.Span, Joined, accumulate: true);
        }
        else
        {
            Tensor<T> packed = pass.New(width, Joined);
            MatrixProduct.Multiply<T>(width, Joined, rows, input.Span, 1, width, gradient.Span, Joined, 1, packed.Span, Joined);
            for (int head = 0; head < heads; head++)
            {
                for (int i = 0; i < width; i++)
                    VectorRows.Add<T>(packed.Span.Slice(i * Joined + head * headWidth, headWidth), matrixGradient.Row(head * width + i));
            }
        }
        MatrixProduct.Multiply<T>(rows, width, Joined, gradient.Span, Joined, 1, Pack(pass).Span, 1, Joined, inputGradient.Span, width, accumulate);
    }

    /// <summary>The matrices side by side: [width, heads * headWidth].</summary>
    private Tensor<T> Pack(Pass<T> pass)
    {
        if (heads == 1) return matrices;
        Tensor<T> packed = pass.New(width, Joined);
        for (int head = 0; head < heads; head++)
        {
            for (int i = 0; i < width; i++)
                matrices.Row(head * width + i).CopyTo(packed.Span.Slice(i * Joined + head * headWidth, headWidth));
        }
        return packed;
    }
}
