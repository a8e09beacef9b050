using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="Residual"/>.</summary>
internal sealed class ResidualLayer<T>(string prefix, Layer<T>[] layers) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints { get; } =
        [$"{prefix}.hook_resid_pre", .. layers.SelectMany(layer => layer.HookPoints), $"{prefix}.hook_out", $"{prefix}.hook_resid_post"];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> stream = pass.Hook(HookPoints[0], input), value = stream;
        foreach (Layer<T> layer in layers) value = layer.Forward(value, pass);
        value = pass.Hook(HookPoints[^2], value);
        return pass.Hook(HookPoints[^1], pass.Sum(pass.LastPositions(stream, value.Shape[1]), value));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> streamGradient = pass.HookGradient(HookPoints[^1], outputGradient);
        Tensor<T> gradient = pass.HookGradient(HookPoints[^2], streamGradient);
        for (int i = layers.Length - 1; i >= 0; i--) gradient = layers[i].Backward(gradient, pass);
        Tensor<T> sum = pass.New(gradient.Shape);
        gradient.Span.CopyTo(sum.Span);
        pass.AddToLastPositions(streamGradient, sum);
        return pass.HookGradient(HookPoints[0], sum);
    }
}
