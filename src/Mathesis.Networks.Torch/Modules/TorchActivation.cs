using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>The functions of neurons.</summary>
internal static class TorchActivation
{
    public static torch.Tensor Apply(Activation function, torch.Tensor x) => function switch
    {
        Activation.Relu => x.relu(),
        Activation.Gelu => torch.nn.functional.gelu(x),
        // Spelled out: TorchSharp does not pass the choice of the approximation on.
        Activation.GeluTanh => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)).tanh()),
        Activation.Silu => torch.nn.functional.silu(x),
        Activation.Quadratic => x * x,
        Activation.Tanh => x.tanh(),
        Activation.Sigmoid => x.sigmoid(),
        Activation.Identity => x,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
