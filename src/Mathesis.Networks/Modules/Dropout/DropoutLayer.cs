using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="Dropout"/>.</summary>
internal sealed class DropoutLayer<T>(double rate, string site) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints => [];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass) => pass.Drop(site, rate, input);

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass) => pass.Drop(site, rate, outputGradient);
}
