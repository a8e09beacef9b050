using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an <see cref="ActivationModule"/>.</summary>
internal sealed class ActivationLayer<T>(Activation function, string prefix) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_pre", $"{prefix}.hook_post"];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> before = pass.Hook(HookPoints[0], input);
        Tensor<T> after = pass.New(before.Shape);
        ActivationFunction.Apply<T>(function, before.Span, after.Span);
        pass.Keep(this, before);
        return pass.Hook(HookPoints[1], after);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> before = pass.Kept<Tensor<T>>(this);
        Tensor<T> gradient = pass.New(before.Shape);
        pass.HookGradient(HookPoints[1], outputGradient).Span.CopyTo(gradient.Span);
        ActivationFunction.MultiplyBySlope<T>(function, before.Span, gradient.Span);
        return pass.HookGradient(HookPoints[0], gradient);
    }
}
