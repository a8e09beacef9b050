using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a norm of <see cref="NormSpecification"/> on each position.</summary>
internal sealed class NormLayer<T>(NormSpecification specification, string prefix, ParameterSet<T> parameters) : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly bool centres = specification.Kind == NormKind.Layer;
    private readonly T epsilon = T.CreateChecked(specification.Epsilon);
    private readonly Tensor<T>? gain = specification.WithoutGain ? null : parameters[$"{prefix}.w"];
    private readonly Tensor<T>? bias = specification.HasBias ? parameters[$"{prefix}.b"] : null;

    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_scale", $"{prefix}.hook_normalized"];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int width = input.Shape[^1];
        int rows = input.Length / width;
        Tensor<T> scale = pass.New(pass.Sequences, input.Shape[1], 1);
        Tensor<T> centred = pass.New(input.Shape);
        for (int row = 0; row < rows; row++) scale.Values[row] = NormRows.Centre<T>(input.Row(row), centred.Row(row), centres, epsilon);
        scale = pass.Hook(HookPoints[0], scale);
        for (int row = 0; row < rows; row++) NormRows.Scale<T>(T.One / scale.Values[row], centred.Row(row));
        Tensor<T> normalized = pass.Hook(HookPoints[1], centred);
        pass.Keep(this, new Memory(scale, normalized));
        if (gain is null && bias is null) return normalized;
        Tensor<T> output = pass.New(input.Shape);
        for (int row = 0; row < rows; row++) NormRows.Affine(normalized.Row(row), gain, bias, output.Row(row));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> scale, Tensor<T> normalized) = pass.Kept<Memory>(this);
        int width = outputGradient.Shape[^1];
        int rows = outputGradient.Length / width;
        Tensor<T> gradient = pass.New(outputGradient.Shape);
        Tensor<T>? gainGradient = gain is null ? null : pass.GradientOf(gain);
        Tensor<T>? biasGradient = bias is null ? null : pass.GradientOf(bias);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> from = outputGradient.Row(row);
            Span<T> to = gradient.Row(row);
            if (biasGradient is not null) VectorRows.Add(from, biasGradient.Span);
            if (gainGradient is null) from.CopyTo(to);
            else NormRows.AffineGradient<T>(from, normalized.Row(row), gain!.Span, gainGradient.Span, to);
        }
        gradient = pass.HookGradient(HookPoints[1], gradient);
        for (int row = 0; row < rows; row++)
            NormRows.Gradient<T>(normalized.Row(row), T.One / scale.Values[row], centres, gradient.Row(row));
        return gradient;
    }

    private sealed record Memory(Tensor<T> Scale, Tensor<T> Normalized);
}
