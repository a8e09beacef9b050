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
        Tensor<T> mean = pass.New(pass.Sequences, input.Shape[1], 1);
        for (int row = 0; row < rows; row++) (mean.Values[row], scale.Values[row]) = NormKernel.Moments<T>(input.Row(row), centres, epsilon);
        scale = pass.Hook(HookPoints[0], scale);
        Tensor<T> normalized = pass.New(input.Shape);
        Tensor<T> output = pass.New(input.Shape);
        Tensor<T> gains = gain ?? Ones(width, pass), biases = bias ?? pass.NewZeros(width);
        for (int row = 0; row < rows; row++)
            NormKernel.Forward(input.Row(row), mean.Values[row], T.One / scale.Values[row], gains.Span, biases.Span, normalized.Row(row), output.Row(row));
        Tensor<T> hooked = pass.Hook(HookPoints[1], normalized);
        if (pass.HasHooks)
        {
            for (int row = 0; row < rows; row++)
                NormKernel.Forward(hooked.Row(row), T.Zero, T.One, gains.Span, biases.Span, normalized.Row(row), output.Row(row));
        }
        pass.Keep(this, new Memory(scale, hooked));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> scale, Tensor<T> normalized) = pass.Kept<Memory>(this);
        int width = outputGradient.Shape[^1];
        int rows = outputGradient.Length / width;
        Tensor<T> gradient = pass.New(outputGradient.Shape);
        Tensor<T> gains = gain ?? Ones(width, pass);
        Tensor<T> gainGradient = gain is null ? pass.New(width) : pass.GradientOf(gain);
        Tensor<T> biasGradient = bias is null ? pass.New(width) : pass.GradientOf(bias);
        for (int row = 0; row < rows; row++)
            NormKernel.AffineGradient(outputGradient.Row(row), normalized.Row(row), gains.Span, gainGradient.Span, biasGradient.Span, gradient.Row(row));
        gradient = pass.HookGradient(HookPoints[1], gradient);
        for (int row = 0; row < rows; row++)
            NormKernel.Gradient<T>(normalized.Row(row), T.One / scale.Values[row], centres, gradient.Row(row));
        return gradient;
    }

    private static Tensor<T> Ones(int width, Pass<T> pass)
    {
        Tensor<T> ones = pass.New(width);
        ones.Span.Fill(T.One);
        return ones;
    }

    private sealed record Memory(Tensor<T> Scale, Tensor<T> Normalized);
}
