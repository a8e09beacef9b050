using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The affine map after a norm, over one row.</summary>
internal static class NormRows
{
    /// <summary>output = normalized * gain + bias.</summary>
    public static void Affine<T>(ReadOnlySpan<T> normalized, Tensor<T>? gain, Tensor<T>? bias, Span<T> output) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (gain is null) normalized.CopyTo(output);
        else VectorRows.Multiply(normalized, gain.Span, output);
        if (bias is not null) VectorRows.Add<T>(bias.Span, output);
    }

    /// <summary>The gradient of the normalized row, and that of the gains, which is added to.</summary>
    public static void AffineGradient<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> normalized, ReadOnlySpan<T> gain, Span<T> gainGradient, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        VectorRows.AddProduct(gradient, normalized, gainGradient);
        VectorRows.Multiply(gradient, gain, result);
    }
}
