using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a linear map of each position.</summary>
internal sealed class LinearLayer<T>(Tensor<T> matrix, Tensor<T>? bias, string point) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints { get; } = [point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> output = pass.New(pass.Sequences, input.Shape[1], matrix.Shape[1]);
        LinearMap.Forward(pass.Sequences * input.Shape[1], input, matrix, bias, output);
        pass.Keep(this, input);
        return pass.Hook(point, output);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> input = pass.Kept<Tensor<T>>(this);
        Tensor<T> gradient = pass.HookGradient(point, outputGradient);
        Tensor<T> inputGradient = pass.New(input.Shape);
        LinearMap.Backward(
            pass.Sequences * input.Shape[1], input, matrix, gradient, pass.GradientOf(matrix), bias is null ? null : pass.GradientOf(bias), inputGradient);
        return inputGradient;
    }
}
