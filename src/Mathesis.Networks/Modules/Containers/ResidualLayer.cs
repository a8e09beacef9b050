using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="Residual"/>.</summary>
internal sealed class ResidualLayer<T>(Layer<T>[] layers) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints { get; } = [.. layers.SelectMany(layer => layer.HookPoints)];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> value = input;
        foreach (Layer<T> layer in layers) value = layer.Forward(value, pass);
        return pass.Sum(pass.LastPositions(input, value.Shape[1]), value);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> gradient = outputGradient;
        for (int i = layers.Length - 1; i >= 0; i--) gradient = layers[i].Backward(gradient, pass);
        Tensor<T> sum = pass.New(gradient.Shape);
        gradient.Span.CopyTo(sum.Span);
        pass.AddToLastPositions(outputGradient, sum);
        return sum;
    }
}
