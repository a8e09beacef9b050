using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The loops of norms over one row.</summary>
internal static class NormRows
{
    /// <summary>Takes the mean away if asked, and gives the root of the mean square.</summary>
    /// <param name="row">The row.</param>
    /// <param name="centred">The row without its mean.</param>
    /// <param name="centres">Whether the mean is taken away.</param>
    /// <param name="epsilon">Added to the mean square.</param>
    public static T Centre<T>(ReadOnlySpan<T> row, Span<T> centred, bool centres, T epsilon) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T width = T.CreateChecked(row.Length);
        if (centres) VectorRows.AddConstant(row, -VectorRows.Sum(row) / width, centred);
        else row.CopyTo(centred);
        return T.Sqrt(VectorRows.Dot<T>(centred, centred) / width + epsilon);
    }

    /// <summary>row *= factor.</summary>
    public static void Scale<T>(T factor, Span<T> row) where T : unmanaged, IFloatingPointIeee754<T> => VectorRows.Scale(factor, row);

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

    /// <summary>Turns the gradient of the normalized row y into that of the row: (g - mean(g) - y mean(g y)) / scale.</summary>
    public static void Gradient<T>(ReadOnlySpan<T> normalized, T inverseScale, bool centres, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T width = T.CreateChecked(gradient.Length);
        T along = VectorRows.Dot(normalized, gradient) / width;
        if (centres) VectorRows.AddConstant(gradient, -VectorRows.Sum<T>(gradient) / width, gradient);
        VectorRows.AddScaled(-along, normalized, gradient);
        VectorRows.Scale(inverseScale, gradient);
    }
}
